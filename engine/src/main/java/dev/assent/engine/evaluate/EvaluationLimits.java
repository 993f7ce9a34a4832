package dev.assent.engine.evaluate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one decision may cost. A decision that needs more is DENY.
 *
 * @param maxSteps nodes of expressions, plus the size of the texts and lists that they touch; 1 or more
 * @param maxTime CPU time, by the evaluator's ticker; more than zero. A backstop: generous, so that a cold process passes
 */
public record EvaluationLimits(long maxSteps, Duration maxTime) {
    public static final EvaluationLimits DEFAULT = new EvaluationLimits(1_000_000, Duration.ofMillis(250));

    public EvaluationLimits {
        requireNonNull(maxTime, "maxTime");
        if (maxSteps < 1) {
            throw new IllegalArgumentException("maxSteps: " + maxSteps + " (expected: >= 1)");
        }
        if (maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("maxTime: " + maxTime + " (expected: more than zero)");
        }
    }
}
