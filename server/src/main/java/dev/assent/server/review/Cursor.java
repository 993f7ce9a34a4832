package dev.assent.server.review;

import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import java.nio.charset.StandardCharsets;

/** A place in the events of one store. Opaque to reviewers. */
record Cursor(String storeId, long event) {
    private static final String FORM = "assent1:";

    byte[] toBytes() {
        return (FORM + storeId + ":" + event).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads a cursor of this store.
     *
     * @throws CommandException if it is another store's, or no cursor at all
     */
    static Cursor parse(byte[] bytes, String storeId) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        String prefix = FORM + storeId + ":";
        String number = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
        if (!number.matches("[0-9]{1,18}")) {
            throw new CommandException(
                    ErrorReason.RESUME_CURSOR_FOREIGN, "the cursor is not of this store: open without one");
        }
        return new Cursor(storeId, Long.parseLong(number));
    }
}
