package dev.assent.server.http;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What is so now. The suppliers are asked for every scrape and must be quick.
 *
 * @param policySetStale whether the files are bad and the last good set serves
 */
public record Gauges(LongSupplier pendingAsks, BooleanSupplier policySetStale) {
    public Gauges {
        requireNonNull(pendingAsks, "pendingAsks");
        requireNonNull(policySetStale, "policySetStale");
    }
}
