package dev.assent.server.review;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.ReviewRules;
import dev.assent.engine.ask.Reviewer;
import dev.assent.server.command.AskLookup.Seen;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one reviewer has in the queue, and what of it should be shown again. For one thread at a time. */
final class Offers {
    private final Reviewer reviewer;
    private final ReviewSink sink;
    private final Set<String> offered = new HashSet<>();
    private final Set<String> stale = new HashSet<>();

    Offers(Reviewer reviewer, ReviewSink sink) {
        this.reviewer = reviewer;
        this.sink = sink;
    }

    /** Offers an ask that the reviewer may answer, and withdraws one that no longer needs it. */
    void show(Seen seen) {
        Ask ask = seen.ask();
        boolean eligible = ReviewRules.isEligible(ask, reviewer);
        if (!ask.state().isFinal() && eligible) {
            offered.add(ask.id());
            sink.offered(seen);
        } else if (offered.remove(ask.id()) || eligible) {
            // an ask may have been offered before this stream resumed, so one that was not offered here is withdrawn
            // too
            sink.withdrawn(ask);
        }
    }

    /** Offers again what is still in the queue; anything else was withdrawn meanwhile. */
    void showAgain(Seen seen) {
        if (offered.contains(seen.ask().id())) {
            show(seen);
        }
    }

    /** Remembers which of these should be shown again. */
    void markStale(Collection<String> askIds) {
        askIds.stream().filter(offered::contains).forEach(stale::add);
    }

    /** Some of what should be shown again, at most so many; they count as shown. */
    List<String> takeStale(int limit) {
        List<String> taken = stale.stream().limit(limit).toList();
        taken.forEach(stale::remove);
        return taken;
    }
}
