package dev.assent.server.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.assent.engine.decision.Decision;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers ALLOW and DENY by request id, so that a retry gets the same answer. Bounded, in memory, for ten minutes and one
 * policy revision: whatever is forgotten is decided afresh.
 */
public final class ReplayCache {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MAX_ENTRIES = 10_000;

    private final Cache<Key, Entry> entries;

    public ReplayCache(Ticker ticker) {
        entries = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /**
     * The answer to the same request, if it is still known and policy is still the same.
     *
     * @throws CommandException if the id was used for another request
     */
    Optional<Decision> find(DecisionRequest request, String requestId, String currentRevision) {
        Entry entry = entries.getIfPresent(new Key(request.caller(), requestId));
        if (entry == null) {
            return Optional.empty();
        }
        requireSame(entry.requestDigest(), request.digest());
        return Optional.of(entry.decision()).filter(d -> d.revision().equals(currentRevision));
    }

    void keep(DecisionRequest request, String requestId, Decision decision) {
        entries.put(new Key(request.caller(), requestId), new Entry(request.digest(), decision));
    }

    /**
     * Compares digests of requests that share an id.
     *
     * @throws CommandException if they differ
     */
    static void requireSame(String earlier, String now) {
        if (!earlier.equals(now)) {
            throw new CommandException(
                    ErrorReason.REQUEST_ID_REUSED, "the request id was used for another request: take a fresh one");
        }
    }

    private record Key(String caller, String requestId) {}

    private record Entry(String requestDigest, Decision decision) {}
}
