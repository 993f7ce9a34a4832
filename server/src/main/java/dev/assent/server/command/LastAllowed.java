package dev.assent.server.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.engine.call.ToolCall;
import java.util.Optional;

/**
 * The last call of each agent and tool that was allowed, so that people see what is unusual about the one they are asked about.
 * In bounded memory: what is large, long ago or from before the last start is not known. Safe for any thread.
 */
public final class LastAllowed {
    private static final int MOST = 4_096;
    private static final long MOST_CHARACTERS = 8L << 20;
    private static final int LARGEST = 64 << 10;

    private final Cache<Key, Kept> calls = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, Kept kept) -> kept.weight)
            // what is evicted is a few entries: no other thread is woken for it
            .executor(Runnable::run)
            .build();

    private record Key(String agent, String server, String tool) {
        static Key of(ToolCall call) {
            return new Key(call.agent(), call.server(), call.tool());
        }
    }

    /** Holds one call after another, as long as they weigh the same: the cache need not hear of that. */
    private static final class Kept {
        private final int weight;
        private volatile ToolCall call;

        Kept(int weight, ToolCall call) {
            this.weight = weight;
            this.call = call;
        }
    }

    void keep(ToolCall call) {
        int size = JsonSize.of(call.arguments(), LARGEST);
        if (size > LARGEST) {
            return;
        }
        Key key = Key.of(call);
        int weight = weight(size);
        Kept kept = calls.getIfPresent(key);
        if (kept != null && kept.weight == weight) {
            kept.call = call;
        } else {
            calls.put(key, new Kept(weight, call));
        }
    }

    /** Rounded up to a power of two, so that most calls of one tool weigh the same. */
    private static int weight(int size) {
        return (int) Math.max(Integer.highestOneBit(Math.max(1, size - 1)) * 2L, MOST_CHARACTERS / MOST);
    }

    /** The last allowed call of the same agent and tool. */
    public Optional<ToolCall> before(ToolCall call) {
        return Optional.ofNullable(calls.getIfPresent(Key.of(call))).map(kept -> kept.call);
    }
}
