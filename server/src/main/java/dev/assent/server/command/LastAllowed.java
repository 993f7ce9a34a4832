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
            .weigher((Key key, Kept kept) -> (int) Math.max(kept.size, MOST_CHARACTERS / MOST))
            .build();

    private record Key(String agent, String server, String tool) {
        static Key of(ToolCall call) {
            return new Key(call.agent(), call.server(), call.tool());
        }
    }

    private record Kept(ToolCall call, int size) {}

    void keep(ToolCall call) {
        int size = JsonSize.of(call.arguments(), LARGEST);
        if (size <= LARGEST) {
            calls.put(Key.of(call), new Kept(call, size));
        }
    }

    /** The last allowed call of the same agent and tool. */
    public Optional<ToolCall> before(ToolCall call) {
        return Optional.ofNullable(calls.getIfPresent(Key.of(call))).map(Kept::call);
    }
}
