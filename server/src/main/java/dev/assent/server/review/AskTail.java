package dev.assent.server.review;

import dev.assent.engine.ask.AskState;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.port.AskQuery;
import java.util.List;
import java.util.Optional;

/**
 * Reads the store in steps: first pages of everything pending, unless it starts from a cursor; then what happened, in
 * order. It keeps a position and no queue, so a slow reader costs nothing. An ask that changes while the snapshot is read
 * comes again in the tail.
 */
final class AskTail {
    private static final int STEP = 100;

    private final String storeId;
    private long position;
    private boolean snapshot;
    private Optional<String> lastOfPage = Optional.empty();

    private AskTail(String storeId, long position, boolean snapshot) {
        this.storeId = storeId;
        this.position = position;
        this.snapshot = snapshot;
    }

    /** A tail that begins with a snapshot. */
    static AskTail fromSnapshot(String storeId, AskQuery query) {
        return new AskTail(storeId, query.lastEvent(), true);
    }

    /**
     * A tail that begins behind the cursor.
     *
     * @throws CommandException if what followed the cursor is no longer kept
     */
    static AskTail fromCursor(Cursor cursor, AskQuery query) {
        if (cursor.event() > query.lastEvent()) {
            throw new CommandException(
                    ErrorReason.RESUME_CURSOR_FOREIGN, "the cursor is ahead of this store: open without one");
        }
        requireKept(cursor.event(), query);
        return new AskTail(cursor.storeId(), cursor.event(), false);
    }

    private static void requireKept(long event, AskQuery query) {
        if (event + 1 < query.firstEvent() && event < query.lastEvent()) {
            throw new CommandException(
                    ErrorReason.RESUME_CURSOR_EXPIRED, "too much has happened since the cursor: open without one");
        }
    }

    /**
     * What to show next.
     *
     * @param checkpoint present when everything up to it has been shown
     * @param more whether another step would show more
     */
    record Step(List<Seen> asks, Optional<Cursor> checkpoint, boolean more) {}

    /** Whether everything pending has been shown, so that changes follow. */
    boolean isPastSnapshot() {
        return !snapshot;
    }

    /** Number of the last event that was shown. */
    long position() {
        return position;
    }

    /**
     * The next step from the store; of changes, none beyond the event {@code bound}.
     *
     * @throws CommandException if the other side was so slow that what follows is no longer kept
     */
    Step next(AskQuery query, long bound) {
        if (snapshot) {
            return nextPage(query);
        }
        requireKept(position, query);
        return show(Changes.read(query, position, bound, STEP));
    }

    /** The next step from changes that follow the position at once. */
    Step show(Changes changes) {
        if (changes.upTo() == position) {
            return new Step(List.of(), Optional.empty(), false);
        }
        position = changes.upTo();
        return new Step(changes.asks(), Optional.of(new Cursor(storeId, position)), true);
    }

    private Step nextPage(AskQuery query) {
        List<Seen> page = query.list(AskState.PENDING, lastOfPage, STEP).stream()
                .map(ask -> AskLookup.seen(query, ask))
                .toList();
        boolean last = page.size() < STEP;
        snapshot = !last;
        lastOfPage =
                last ? Optional.empty() : Optional.of(page.get(STEP - 1).ask().id());
        return new Step(page, last ? Optional.of(new Cursor(storeId, position)) : Optional.empty(), true);
    }
}
