package dev.assent.cli.review.plain;

import dev.assent.client.AskSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The asks that wait, and which of them to look at next. Single-threaded. */
final class ReviewQueue {
    /** The riskiest first; then those for which an agent waits; then the ones that expire first. */
    private static final Comparator<AskSummary> ORDER = Comparator.comparing(AskSummary::risk)
            .reversed()
            .thenComparing(AskSummary::agentWaits, Comparator.reverseOrder())
            .thenComparing(AskSummary::expireTime);

    private final Map<String, AskSummary> asks = new LinkedHashMap<>();

    /** Ids with the version that was put aside: a changed ask is worth another look. */
    private final Set<String> aside = new HashSet<>();

    /** Ids, and when to try them again. */
    private final Map<String, Instant> deferred = new HashMap<>();

    void clear() {
        asks.clear();
        deferred.clear();
    }

    /** Adds an ask, or what has become of it; one that has ended goes. */
    void put(AskSummary ask) {
        if (ask.isPending()) {
            asks.put(ask.askId(), ask);
        } else {
            remove(ask.askId());
        }
    }

    /** Returns whether the ask was there. */
    boolean remove(String askId) {
        deferred.remove(askId);
        return asks.remove(askId) != null;
    }

    boolean contains(String askId) {
        return asks.containsKey(askId);
    }

    /** Do not look at this version again. */
    void putAside(AskSummary ask) {
        aside.add(version(ask));
    }

    /** Do not look at it before then. */
    void defer(AskSummary ask, Instant until) {
        deferred.put(ask.askId(), until);
    }

    /** The one to look at next; not one that somebody else looks at. */
    Optional<AskSummary> next(String reviewer, Instant now) {
        return asks.values().stream()
                .filter(ask -> !aside.contains(version(ask)))
                .filter(ask -> !deferred.getOrDefault(ask.askId(), Instant.MIN).isAfter(now))
                .filter(ask -> ask.lease()
                        .filter(lease -> !lease.reviewer().equals(reviewer)
                                && lease.expireTime().isAfter(now))
                        .isEmpty())
                .min(ORDER);
    }

    /** How many wait, whoever looks at them. */
    int size() {
        return asks.size();
    }

    /** How many of those that wait were put aside. */
    long sizeAside() {
        return asks.values().stream()
                .filter(ask -> aside.contains(version(ask)))
                .count();
    }

    private static String version(AskSummary ask) {
        return ask.askId() + " " + ask.etag();
    }
}
