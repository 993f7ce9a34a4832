package dev.assent.cli.review.screen;

import dev.assent.client.Risk;

/** Risks in a word and a shape, so that no colour is needed to tell them apart. */
final class RiskWord {
    /** Columns of the widest. */
    static final int WIDTH = 7;

    private RiskWord() {}

    static String of(Risk risk) {
        return switch (risk) {
            case LOW -> "LOW";
            case MEDIUM -> "MEDIUM";
            case HIGH -> "HIGH !";
            case CRITICAL -> "CRIT !!";
        };
    }
}
