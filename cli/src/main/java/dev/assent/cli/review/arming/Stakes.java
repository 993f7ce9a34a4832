package dev.assent.cli.review.arming;

import static java.util.Objects.requireNonNull;

import dev.assent.client.Risk;

/**
 * What an approval is about.
 *
 * @param asks how many are approved at once; more than one only at LOW and MEDIUM
 * @param answer what must be typed from HIGH on; empty below
 * @param isTarget whether that is the target of the call; else it is a code
 */
public record Stakes(Risk risk, int asks, String answer, boolean isTarget) {
    public Stakes {
        requireNonNull(risk, "risk");
        requireNonNull(answer, "answer");
        if (asks < 1 || (asks > 1 && risk.wantsChallenge())) {
            throw new IllegalArgumentException("asks: " + asks + " (expected: 1; more at LOW and MEDIUM only)");
        }
    }
}
