package dev.assent.server.review;

import dev.assent.engine.ask.AskState;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.JsonSize;
import dev.assent.server.port.AskStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Everything pending, in pages, for the sessions that are shown it at about the same time: each page is read once for those who keep
 * up. A page stands as it was read, which is after the event {@link #position}: what happened since is told by the tail that begins
 * there. Safe for any thread.
 */
final class Snapshot {
    static final int PAGE = 100;

    /** Pages that are kept for others. */
    private static final int MAX_PAGES = 32;

    /** Characters of arguments; a page with more is read by each session for itself. */
    private static final int MAX_WEIGHT = 128 << 10;

    private final AskStore store;
    private final long position;
    private final Map<Optional<String>, CompletableFuture<List<Seen>>> pages = new LinkedHashMap<>();

    Snapshot(AskStore store, long position) {
        this.store = store;
        this.position = position;
    }

    /** Number of an event that is in every page. */
    long position() {
        return position;
    }

    /** The page behind that ask; the first if there is none. A page that is not full is the last. */
    CompletableFuture<List<Seen>> page(Optional<String> after) {
        CompletableFuture<List<Seen>> page = new CompletableFuture<>();
        synchronized (this) {
            CompletableFuture<List<Seen>> kept = pages.get(after);
            if (kept != null) {
                return kept;
            }
            pages.put(after, page);
            if (pages.size() > MAX_PAGES) {
                pages.remove(pages.keySet().iterator().next());
            }
        }
        read(after, page);
        return page;
    }

    private void read(Optional<String> after, CompletableFuture<List<Seen>> page) {
        var unused = store.read(query -> query.list(AskState.PENDING, after, PAGE).stream()
                        .map(ask -> AskLookup.seen(query, ask))
                        .toList())
                .whenComplete((asks, failure) -> {
                    if (failure != null) {
                        drop(after, page);
                        page.completeExceptionally(failure);
                        return;
                    }
                    // before it is handed out: whoever has it may ask again at once
                    if (weight(asks) > MAX_WEIGHT) {
                        drop(after, page);
                    }
                    page.complete(asks);
                });
    }

    private synchronized void drop(Optional<String> after, CompletableFuture<List<Seen>> page) {
        pages.remove(after, page);
    }

    private static long weight(List<Seen> asks) {
        long weight = 0;
        for (Seen seen : asks) {
            weight += JsonSize.of(seen.ask().call().arguments(), MAX_WEIGHT)
                    + JsonSize.of(seen.ask().call().context(), MAX_WEIGHT);
        }
        return weight;
    }
}
