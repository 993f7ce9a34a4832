package dev.assent.client;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import java.util.Base64;

/**
 * A place in what has happened to the asks of one server, from which a later watch goes on.
 *
 * @param text of A-Z a-z 0-9 - _ and at most 1,024 characters, for a file or an option; empty: the beginning, everything pending
 */
public record WatchCursor(String text) {
    /** Where a watch begins that shows everything pending first. */
    public static final WatchCursor BEGINNING = new WatchCursor("");

    private static final int MAX_LENGTH = 1_024;

    /** @throws IllegalArgumentException if this is no cursor that a watch gave */
    public WatchCursor {
        requireNonNull(text, "text");
        if (!text.matches("[A-Za-z0-9_-]{0," + MAX_LENGTH + "}") || text.length() % 4 == 1) {
            throw new IllegalArgumentException(
                    "cursor: not one that a watch gave (expected: A-Z a-z 0-9 - _ and at most " + MAX_LENGTH + ")");
        }
    }

    static WatchCursor of(ByteString bytes) {
        return new WatchCursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray()));
    }

    ByteString bytes() {
        return ByteString.copyFrom(Base64.getUrlDecoder().decode(text));
    }

    public boolean isBeginning() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
