package dev.assent.server.audit;

/** A line that is not a record of a decision log. */
final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        super(message, null, false, false);
    }
}
