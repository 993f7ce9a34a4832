package dev.assent.server.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something that happened to an ask.
 *
 * @param number rises by at least one with every event; the order in which changes were committed
 */
public record AskEvent(long number, String askId, Kind kind, Instant time) {
    /** What happened. */
    public enum Kind {
        OPENED,
        /** A new version: the call, the rules or the requirements changed. */
        REVISED,
        VOTED,
        CLAIMED,
        RELEASED,
        ENDED,
        /** The agent has its final decision. */
        ANSWERED
    }

    public AskEvent {
        requireNonNull(askId, "askId");
        requireNonNull(kind, "kind");
        requireNonNull(time, "time");
    }
}
