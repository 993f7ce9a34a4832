package dev.assent.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.Optional;

/**
 * The arguments of the last call of each agent and tool that was allowed, so that people see what is unusual about the one
 * they are asked about. In bounded memory: what is large, long ago or from before the last start is not known. Safe for any thread.
 */
public final class LastAllowed {
    private static final int MOST = 4_096;
    private static final long MOST_BYTES = 8L << 20;
    /** Of a text that is kept, in UTF-16 units. */
    private static final int LARGEST = 64 << 10;

    private static final int SMALLEST = 256;

    private final Cache<Key, Kept> calls = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Kept kept) -> kept.weight())
            // what is evicted is a few entries: no other thread is woken for it
            .executor(Runnable::run)
            .build();

    private record Key(String agent, String server, String tool) {
        static Key of(ToolCall call) {
            return new Key(call.agent(), call.server(), call.tool());
        }
    }

    /**
     * Holds the arguments of one call after another, in the same bytes as long as they fit. An object for each of them would
     * live just long enough to be moved among the old ones, of which nothing is freed for minutes.
     */
    private static final class Kept {
        private final byte[] json;
        private int length;

        Kept(byte[] first) {
            json = new byte[capacity(first.length)];
            take(first);
        }

        int weight() {
            return (int) Math.max(json.length, MOST_BYTES / MOST);
        }

        /** Whether they fit, neither too tightly nor too loosely. */
        synchronized boolean take(byte[] arguments) {
            if (capacity(arguments.length) != json.length) {
                return false;
            }
            System.arraycopy(arguments, 0, json, 0, arguments.length);
            length = arguments.length;
            return true;
        }

        synchronized String text() {
            return new String(json, 0, length, UTF_8);
        }

        /** A power of two, so that most calls of one tool want the same. */
        private static int capacity(int size) {
            return Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
        }
    }

    void keep(ToolCall call) {
        String source = call.arguments().source();
        if (source.length() > LARGEST) {
            return;
        }
        byte[] json = source.getBytes(UTF_8);
        Key key = Key.of(call);
        Kept kept = calls.getIfPresent(key);
        if (kept == null || !kept.take(json)) {
            calls.put(key, new Kept(json));
        }
    }

    /** The call as it would be with the arguments of the last allowed one of the same agent and tool. */
    public Optional<ToolCall> before(ToolCall call) {
        return Optional.ofNullable(calls.getIfPresent(Key.of(call)))
                .map(kept -> call.withArguments(JsonObject.parse(kept.text(), JsonLimits.CALL)));
    }
}
