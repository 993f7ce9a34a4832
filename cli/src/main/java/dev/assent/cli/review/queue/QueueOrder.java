package dev.assent.cli.review.queue;

import java.util.Comparator;

/** What comes first in the queue. Ties are broken by id, so that the order is total. */
public enum QueueOrder {
    /** The riskiest; among those, text that hides something; then what expires first. */
    RISK,
    /** What expires first. */
    EXPIRY,
    /** What has waited longest. */
    AGE;

    Comparator<Entry> comparator() {
        Comparator<Entry> first = switch (this) {
            case RISK ->
                Comparator.comparing((Entry entry) -> entry.ask().risk())
                        .reversed()
                        .thenComparing(Entry::hidden, Comparator.reverseOrder())
                        .thenComparing(entry -> entry.ask().expireTime());
            case EXPIRY -> Comparator.comparing(entry -> entry.ask().expireTime());
            case AGE -> Comparator.comparing(entry -> entry.ask().createTime());
        };
        return first.thenComparing(entry -> entry.ask().askId());
    }

    /** The one after this, around. */
    public QueueOrder next() {
        return switch (this) {
            case RISK -> EXPIRY;
            case EXPIRY -> AGE;
            case AGE -> RISK;
        };
    }
}
