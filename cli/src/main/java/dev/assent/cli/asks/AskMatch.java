package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import dev.assent.client.Lease;
import dev.assent.client.Risk;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which asks are wanted. Names are compared as they are shown, so that what was read can be typed.
 *
 * @param agent a name in which {@code *} stands for any characters
 * @param tool the same
 * @param holder only those that this reviewer holds; empty: all
 */
record AskMatch(Set<Risk> risks, Pattern agent, Pattern tool, String holder) {
    static AskMatch of(String risks, String agent, String tool, String holder) {
        return new AskMatch(risks(risks), pattern(agent), pattern(tool), holder);
    }

    boolean matches(AskSummary ask) {
        return risks.contains(ask.risk())
                && agent.matcher(Shown.line(ask.agent())).matches()
                && tool.matcher(Shown.line(ask.tool())).matches()
                && (holder.isEmpty()
                        || ask.lease()
                                .map(Lease::reviewer)
                                .filter(holder::equals)
                                .isPresent());
    }

    /** {@code high}, {@code high+} for it and all above, {@code low,medium}; empty: all. */
    private static Set<Risk> risks(String text) {
        Set<Risk> risks = EnumSet.noneOf(Risk.class);
        for (String word : text.isEmpty() ? new String[] {"low+"} : text.split(",", -1)) {
            boolean above = word.endsWith("+");
            Risk risk = risk(above ? word.substring(0, word.length() - 1) : word);
            risks.addAll(above ? EnumSet.range(risk, Risk.CRITICAL) : EnumSet.of(risk));
        }
        return risks;
    }

    private static Risk risk(String word) {
        return Stream.of(Risk.values())
                .filter(risk -> risk.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE, "--risk wants low, medium, high or critical, such as high+ or low,medium"));
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(Arrays.stream((text.isEmpty() ? "*" : text).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }
}
