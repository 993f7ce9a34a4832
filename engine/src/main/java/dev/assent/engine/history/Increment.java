package dev.assent.engine.history;

import static java.util.Objects.requireNonNull;

/** What one allowed call adds to a counter. */
public record Increment(Counter counter, Tally tally) {
    public Increment {
        requireNonNull(counter, "counter");
        requireNonNull(tally, "tally");
    }
}
