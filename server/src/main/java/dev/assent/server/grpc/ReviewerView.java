package dev.assent.server.grpc;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Reviewer;
import dev.assent.proto.v1.AskOffered;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.AskWithdrawn;
import dev.assent.proto.v1.Lease;
import dev.assent.server.command.AskLookup.Seen;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one stream shows to its reviewer. An ask whose only change is hidden from the reviewer is not offered again: that it came
 * would tell what is hidden. For one thread at a time.
 */
final class ReviewerView {
    private final AskMapper asks;
    private final Reviewer reviewer;

    /** Of asks that were offered blind: all that can change in their summaries. */
    private final Map<String, Shown> blind = new HashMap<>();

    private record Shown(String etag, Lease lease, boolean agentWaits) {
        static Shown of(AskSummary summary) {
            return new Shown(summary.getEtag(), summary.getLease(), summary.getAgentWaits());
        }
    }

    ReviewerView(AskMapper asks, Reviewer reviewer) {
        this.asks = asks;
        this.reviewer = reviewer;
    }

    /** The offer; empty if the reviewer would learn nothing but that something is hidden. */
    Optional<AskOffered> offered(Seen seen) {
        AskSummary summary = summary(seen);
        Shown shown = Shown.of(summary);
        if (!summary.getBlind()) {
            blind.remove(summary.getAskId());
        } else if (shown.equals(blind.put(summary.getAskId(), shown))) {
            return Optional.empty();
        }
        return Optional.of(AskOffered.newBuilder().setSummary(summary).build());
    }

    AskWithdrawn withdrawn(Ask ask) {
        blind.remove(ask.id());
        return AskMapper.withdrawn(ask);
    }

    AskSummary summary(Seen seen) {
        return asks.summary(seen, reviewer);
    }

    dev.assent.proto.v1.Ask ask(Seen seen) {
        return asks.ask(seen, reviewer);
    }
}
