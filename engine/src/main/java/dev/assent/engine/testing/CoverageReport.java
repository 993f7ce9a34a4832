package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;
import java.util.List;

/**
 * How much of a policy set its tests reach.
 *
 * @param gaps what they do not, in the order of policies and choices
 */
public record CoverageReport(int rules, int rulesCovered, int branches, int branchesCovered, List<Gap> gaps) {
    /** What no case shows. */
    public enum What {
        NEVER_MATCHES("no test makes it match"),
        NEVER_TRUE("its condition is never true"),
        NEVER_FALSE("its condition is never false");

        private final String text;

        What(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** One place; the rule is {@code policy/id}, or the policy for a guard. */
    public record Gap(Position position, String rule, What what) {
        public Gap {
            requireNonNull(position, "position");
            requireNonNull(rule, "rule");
            requireNonNull(what, "what");
        }
    }

    public CoverageReport {
        gaps = List.copyOf(gaps);
    }

    /** Rounded down, so that 100 means all. */
    public int rulePercent() {
        return percent(rulesCovered, rules);
    }

    /** Rounded down, so that 100 means all. */
    public int branchPercent() {
        return percent(branchesCovered, branches);
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 100 : (int) (100L * part / whole);
    }
}
