package dev.assent.server.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.engine.call.ToolCall;
import java.util.List;
import java.util.Map;
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
        int size = size(call.arguments(), LARGEST);
        if (size <= LARGEST) {
            calls.put(Key.of(call), new Kept(call, size));
        }
    }

    /** The last allowed call of the same agent and tool. */
    public Optional<ToolCall> before(ToolCall call) {
        return Optional.ofNullable(calls.getIfPresent(Key.of(call))).map(Kept::call);
    }

    /** Characters of the texts, and some for each value; stops counting above the limit. */
    private static int size(Object value, int limit) {
        int size = Long.BYTES;
        if (value instanceof String text) {
            size += text.length();
        } else if (value instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                size += ((String) member.getKey()).length();
                size += size(member.getValue(), limit - size);
                if (size > limit) {
                    break;
                }
            }
        } else if (value instanceof List<?> elements) {
            for (Object element : elements) {
                size += size(element, limit - size);
                if (size > limit) {
                    break;
                }
            }
        }
        return size;
    }
}
