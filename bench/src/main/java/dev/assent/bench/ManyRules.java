package dev.assent.bench;

import dev.assent.engine.source.SourceFile;
import java.util.List;
import java.util.stream.IntStream;

/** 10,000 rules in 1,000 files. No two of the expressions are equal. */
final class ManyRules {
    static final int FILES = 1_000;
    static final int RULES = 10;

    private ManyRules() {}

    static List<SourceFile> files() {
        return IntStream.range(0, FILES).mapToObj(number -> file(number, 0)).toList();
    }

    /** One of the files; another edit is another text. */
    static SourceFile file(int number, int edit) {
        StringBuilder text = new StringBuilder("""
                name: p%1$d
                tools: [tool-%1$d]
                rule:
                  variables:
                    - {name: total, expression: double(args.amount) * 1.%1$d}
                  aggregate:
                """.formatted(number));
        for (int rule = 0; rule < RULES; rule++) {
            text.append("    - id: r").append(rule).append('\n');
            text.append("      condition: ")
                    .append(condition(rule, RULES * number + rule, edit))
                    .append('\n');
            text.append("      effect: ask\n");
        }
        return new SourceFile("p" + number + ".policy.yaml", text.toString());
    }

    private static String condition(int shape, int number, int edit) {
        return switch (shape % 5) {
            case 0 ->
                "args.amount > %d.%d && args.currency == 'EUR' && !(args.country in ['DE', 'FR'])"
                        .formatted(number, edit);
            case 1 ->
                "variables.total >= %d.%d || args.recipient.startsWith('acct-%d')".formatted(number, edit, number);
            case 2 -> "has(args.tags) && args.tags.exists(tag, tag == 'tag-%d-%d')".formatted(number, edit);
            case 3 ->
                "args.path.matches('^/home/user-%d-%d/') && 'untrusted' in session.labels".formatted(number, edit);
            default -> "size(args.recipients) > %d && agent.id != 'agent-%d'".formatted(number, edit);
        };
    }
}
