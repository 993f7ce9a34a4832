package dev.assent.server.port;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The record of every decision. It never drops: an answer waits for its record. */
public interface DecisionLog {
    /**
     * Appends one record.
     *
     * @param type what is recorded, such as {@code decision} or {@code outcome}
     * @param fields JSON values by name: String, Number, Boolean, List, Map; nulls are left out
     * @return completes when the record survives a crash of this process; fails with {@link UnavailableException} if it
     *     cannot be written, with {@link OverloadedException} if the queue is full
     */
    CompletableFuture<Void> append(String type, Map<String, ?> fields);
}
