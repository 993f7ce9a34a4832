package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.Lease;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads asks for people: one by its id or a prefix of it, or a page of them. */
public final class AskLookup {
    /** Shorter prefixes are refused: they would name another ask tomorrow. */
    public static final int MIN_PREFIX = 6;

    public static final int MAX_PAGE = 500;

    private static final int ID_LENGTH = 26;

    private final AskStore store;

    public AskLookup(AskStore store) {
        this.store = store;
    }

    /** An ask, and who holds it now. */
    public record Seen(Ask ask, Optional<Lease> lease) {}

    /** The ask with that id, or the only one whose id begins so. */
    public CompletableFuture<Seen> get(String idOrPrefix) {
        if (idOrPrefix.length() < MIN_PREFIX || idOrPrefix.length() > ID_LENGTH) {
            throw new CommandException(
                    ErrorReason.INVALID_ASK_ID, "an ask id has 6 to 26 characters: the whole id or its beginning");
        }
        return store.read(query -> seen(query, require(query.find(resolve(query, idOrPrefix)))));
    }

    /**
     * A page of asks, the newest first.
     *
     * @param after id of the last ask of the previous page
     */
    public CompletableFuture<List<Seen>> list(AskState state, Optional<String> after, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new CommandException(ErrorReason.INVALID_PAGE, "a page has 1 to " + MAX_PAGE + " asks");
        }
        return store.read(query -> {
            if (after.isPresent() && query.find(after.get()).isEmpty()) {
                throw new CommandException(
                        ErrorReason.INVALID_PAGE, "the page token is not ours: start at the first page");
            }
            return query.list(state, after, limit).stream()
                    .map(ask -> seen(query, ask))
                    .toList();
        });
    }

    public static Seen seen(AskQuery query, Ask ask) {
        return new Seen(ask, query.lease(ask.id()));
    }

    /** Those of the asks that are there. */
    public static List<Seen> seen(AskQuery query, List<String> askIds) {
        return askIds.stream()
                .flatMap(id -> query.find(id).stream())
                .map(ask -> seen(query, ask))
                .toList();
    }

    static Ask require(Optional<Ask> found) {
        return found.orElseThrow(
                () -> new CommandException(ErrorReason.ASK_NOT_FOUND, "no such ask: list the asks to see their ids"));
    }

    private static String resolve(AskQuery query, String idOrPrefix) {
        if (idOrPrefix.length() == ID_LENGTH) {
            return idOrPrefix;
        }
        List<String> ids = query.idsWithPrefix(idOrPrefix, 2);
        if (ids.size() > 1) {
            throw new CommandException(
                    ErrorReason.INVALID_ASK_ID, "several asks begin so: give more characters of the id");
        }
        return ids.isEmpty() ? idOrPrefix : ids.get(0);
    }
}
