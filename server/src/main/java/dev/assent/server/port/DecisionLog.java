package dev.assent.server.port;

import dev.assent.engine.record.FieldSink;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The record of every decision. It never drops: an answer waits for its record. */
public interface DecisionLog {
    /**
     * Appends one record.
     *
     * @param type what is recorded, such as {@code decision} or {@code outcome}
     * @param fields gives the fields; called before this returns
     * @return completes when the record survives a crash of this process; fails with {@link UnavailableException} if it
     *     cannot be written, with {@link OverloadedException} if the queue is full
     */
    CompletableFuture<Void> append(String type, Consumer<FieldSink> fields);

    /** The same with ready fields: JSON values by name; nulls are left out. */
    default CompletableFuture<Void> append(String type, Map<String, ?> fields) {
        return append(type, (FieldSink sink) -> fields.forEach(sink::put));
    }
}
