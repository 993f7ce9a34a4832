package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * How a decision client behaves.
 *
 * @param answerWithin how long one attempt may take besides the time that people are given
 * @param knownObligations the types of obligation that the caller carries out; any other makes a decision a DENY
 */
public record DecisionClientOptions(Duration answerWithin, RetryPolicy retry, Set<String> knownObligations) {
    public static final DecisionClientOptions DEFAULT =
            new DecisionClientOptions(Duration.ofSeconds(5), RetryPolicy.DEFAULT, Set.of());

    public DecisionClientOptions {
        requireNonNull(answerWithin, "answerWithin");
        requireNonNull(retry, "retry");
        knownObligations = Set.copyOf(knownObligations);
        if (answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException("answerWithin: " + answerWithin + " (expected: > 0)");
        }
    }
}
