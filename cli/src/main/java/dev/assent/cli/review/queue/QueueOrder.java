package dev.assent.cli.review.queue;

import java.util.Comparator;

/** What comes first in the queue. Ties are broken by id, so that the order is total. */
public enum QueueOrder {
    /** The riskiest; among those, text that hides something; then what expires first. */
    RISK(Comparator.comparing((Entry entry) -> entry.ask().risk())
            .reversed()
            .thenComparing(Entry::hidden, Comparator.reverseOrder())
            .thenComparing(entry -> entry.ask().expireTime())),
    /** What expires first. */
    EXPIRY(Comparator.comparing(entry -> entry.ask().expireTime())),
    /** What has waited longest. */
    AGE(Comparator.comparing(entry -> entry.ask().createTime()));

    private final Comparator<Entry> comparator;

    QueueOrder(Comparator<Entry> first) {
        comparator = first.thenComparing(entry -> entry.ask().askId());
    }

    Comparator<Entry> comparator() {
        return comparator;
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
