package dev.assent.server.review;

import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.port.AskQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store in steps: first pages of everything pending, unless it starts from a cursor; then what happened, in
 * order. It keeps a position and no queue, so a slow reader costs nothing. An ask that changes while the snapshot is read
 * comes again in the tail.
 */
final class AskTail {
    private static final int STEP = 100;

    private final String storeId;
    private long position;
    private @Nullable Snapshot snapshot;
    private Optional<String> lastOfPage = Optional.empty();

    private AskTail(String storeId, long position, @Nullable Snapshot snapshot) {
        this.storeId = storeId;
        this.position = position;
        this.snapshot = snapshot;
    }

    /** A tail that begins with a snapshot. */
    static AskTail fromSnapshot(String storeId, Snapshot snapshot) {
        return new AskTail(storeId, snapshot.position(), snapshot);
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
        return new AskTail(cursor.storeId(), cursor.event(), null);
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

    /** What is still to be shown of everything pending; if nothing is, changes follow. */
    Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** The next page of the snapshot. */
    CompletableFuture<List<Seen>> nextPage() {
        return snapshot().orElseThrow().page(lastOfPage);
    }

    /** Number of the last event that was shown. */
    long position() {
        return position;
    }

    /**
     * The next changes from the store, none beyond the event {@code bound}.
     *
     * @throws CommandException if the other side was so slow that what follows is no longer kept
     */
    Step next(AskQuery query, long bound) {
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

    /** The step that this page of the snapshot is. */
    Step show(List<Seen> page) {
        boolean last = page.size() < Snapshot.PAGE;
        if (last) {
            snapshot = null;
        }
        lastOfPage = last
                ? Optional.empty()
                : Optional.of(page.get(Snapshot.PAGE - 1).ask().id());
        return new Step(page, last ? Optional.of(new Cursor(storeId, position)) : Optional.empty(), true);
    }
}
