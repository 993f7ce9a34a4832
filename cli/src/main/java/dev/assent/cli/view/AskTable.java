package dev.assent.cli.view;

import dev.assent.cli.Durations;
import dev.assent.client.AskSummary;
import dev.assent.client.Lease;
import dev.assent.client.Refusal;
import dev.assent.client.ReviewRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Asks as rows. */
public final class AskTable {
    private static final List<Integer> LIMITS = List.of(26, 8, 20, 24, 16, 7, 9, 40);
    private static final List<Integer> WIDE_LIMITS = List.of(26, 8, 40, 40, 32, 7, 9, 60, 32, 32, 24, 32);
    private static final List<String> TITLES =
            List.of("ID", "RISK", "FLAGS", "TOOL", "AGENT", "AGE", "EXPIRES", "RULE");
    private static final List<String> MORE_TITLES = List.of("SUBJECT", "SESSION", "HELD BY", "NEEDS");

    private static final List<Integer> REFUSAL_LIMITS = List.of(26, 8, 24, 16, 16, 12, 40);

    private AskTable() {}

    public static List<String> lines(List<AskSummary> asks, Instant now, boolean wide) {
        ShortIds ids = ShortIds.among(asks.stream().map(AskSummary::askId).toList());
        Table table = new Table(wide ? WIDE_LIMITS : LIMITS);
        table.row(row(TITLES, wide ? MORE_TITLES : List.of()));
        for (AskSummary ask : asks) {
            table.row(row(cells(ask, ids, now), wide ? more(ask) : List.of()));
        }
        return table.lines();
    }

    /** Refusals as rows. */
    public static List<String> ofRefusals(List<Refusal> refusals, Instant now) {
        ShortIds ids = ShortIds.among(refusals.stream().map(Refusal::refusalId).toList());
        Table table = new Table(REFUSAL_LIMITS).row("ID", "RISK", "TOOL", "AGENT", "SUBJECT", "FORGOTTEN IN", "RULE");
        for (Refusal refusal : refusals) {
            AskSummary ask = refusal.ask();
            table.row(
                    ids.of(refusal.refusalId()),
                    ask.risk().name(),
                    Shown.line(ask.tool()),
                    Shown.line(ask.agent()),
                    Shown.line(ask.subject()),
                    Durations.show(Duration.between(now, refusal.expireTime())),
                    Shown.line(String.join(", ", ask.rules())));
        }
        return table.lines();
    }

    private static List<String> cells(AskSummary ask, ShortIds ids, Instant now) {
        return List.of(
                ids.of(ask.askId()),
                ask.risk().name(),
                flags(ask),
                Shown.line(ask.tool()),
                Shown.line(ask.agent()),
                Durations.show(Duration.between(ask.createTime(), now)),
                ask.isPending() ? Durations.show(Duration.between(now, ask.expireTime())) : "-",
                Shown.line(String.join(", ", ask.rules())));
    }

    private static List<String> more(AskSummary ask) {
        return List.of(
                Shown.line(ask.subject()),
                Shown.line(ask.session()),
                ask.lease().map(Lease::reviewer).map(Shown::line).orElse("-"),
                ask.requirements().stream().map(AskTable::needs).collect(Collectors.joining(", ")));
    }

    private static String flags(AskSummary ask) {
        String flags = ask.flags().stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(","));
        return flags.isEmpty() ? "-" : flags;
    }

    private static String needs(ReviewRequirement requirement) {
        String who = requirement.groups().isEmpty() ? "anybody" : String.join("|", requirement.groups());
        return requirement.approved() + "/" + requirement.approvals() + " " + Shown.line(who);
    }

    private static String[] row(List<String> cells, List<String> more) {
        List<String> row = new ArrayList<>(cells);
        row.addAll(more);
        return row.toArray(String[]::new);
    }
}
