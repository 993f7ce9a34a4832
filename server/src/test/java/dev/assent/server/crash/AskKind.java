package dev.assent.server.crash;

import java.util.List;
import java.util.Random;

/** The kinds of asks that the load makes, each with a tool of its own. */
enum AskKind {
    /** One approval of anybody. */
    ONE(1, false),
    /** Two people. */
    TWO(2, false),
    /** One of the group. */
    FINANCE(1, true),
    /** One, within a second. */
    BRIEF(1, false);

    static final String POLICY = """
            name: load
            rule:
              match:
                - {id: one, condition: "tool.name == 'ONE'", effect: ask}
                - {id: two, condition: "tool.name == 'TWO'", effect: ask, review: {approvals: 2}}
                - {id: finance, condition: "tool.name == 'FINANCE'", effect: ask, review: {groups: [finance]}}
                - {id: brief, condition: "tool.name == 'BRIEF'", effect: ask, review: {expires: 1s}}
            """;

    final int approvals;
    final boolean onlyFinance;

    AskKind(int approvals, boolean onlyFinance) {
        this.approvals = approvals;
        this.onlyFinance = onlyFinance;
    }

    static AskKind any(Random random) {
        List<AskKind> all = List.of(values());
        return all.get(random.nextInt(all.size()));
    }
}
