package dev.assent.cli.view;

import dev.assent.cli.Durations;
import dev.assent.client.AskSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks as rows. */
public final class AskTable {
    private static final List<Integer> LIMITS = List.of(8, 8, 24, 16, 7, 9, 40);

    private AskTable() {}

    public static List<String> lines(List<AskSummary> asks, Instant now) {
        Table table = new Table(LIMITS).row("ID", "RISK", "TOOL", "AGENT", "AGE", "EXPIRES", "RULE");
        for (AskSummary ask : asks) {
            table.row(
                    AskScreen.shortId(ask.askId()),
                    ask.risk().name(),
                    Shown.line(ask.tool()),
                    Shown.line(ask.agent()),
                    Durations.show(Duration.between(ask.createTime(), now)),
                    ask.isPending() ? Durations.show(Duration.between(now, ask.expireTime())) : "-",
                    Shown.line(String.join(", ", ask.rules())));
        }
        return table.lines();
    }
}
