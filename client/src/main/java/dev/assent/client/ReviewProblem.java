package dev.assent.client;

import static java.util.Objects.requireNonNull;

/**
 * Why a message of the reviewer was not carried out.
 *
 * @param reason the server's name for it, such as {@code ASK_CHANGED}
 * @param message for a person
 */
public record ReviewProblem(String askId, String reason, String message) {
    /** The reason of a message that was not sent, because there is no connection. */
    public static final String NOT_CONNECTED = "NOT_CONNECTED";

    public ReviewProblem {
        requireNonNull(askId, "askId");
        requireNonNull(reason, "reason");
        requireNonNull(message, "message");
    }
}
