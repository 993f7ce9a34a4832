package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How things stand with the server.
 *
 * @param retryAt with LOST: when it is tried again
 */
public record Connection(State state, Optional<Instant> retryAt) {
    /** Whether what is on the screen is up to date. */
    public enum State {
        CONNECTING,
        /** The queue comes in. */
        LOADING,
        CONNECTED,
        /** The server is about to close. */
        DRAINING,
        LOST
    }

    public static final Connection CONNECTED = new Connection(State.CONNECTED, Optional.empty());

    public Connection {
        requireNonNull(state, "state");
        requireNonNull(retryAt, "retryAt");
    }

    public static Connection of(State state) {
        return new Connection(state, Optional.empty());
    }

    public static Connection lost(Instant retryAt) {
        return new Connection(State.LOST, Optional.of(retryAt));
    }
}
