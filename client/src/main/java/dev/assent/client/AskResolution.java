package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How an ask ended.
 *
 * @param redeemTime when the approval was turned into a final decision
 */
public record AskResolution(Instant endTime, Reason reason, Optional<Instant> redeemTime) {
    public AskResolution {
        requireNonNull(endTime, "endTime");
        requireNonNull(reason, "reason");
        requireNonNull(redeemTime, "redeemTime");
    }
}
