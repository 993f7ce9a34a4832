package dev.assent.server.command;

import dev.assent.server.port.AskQuery.PendingCounts;

/** How many asks may be PENDING at once. A flood costs the agent, not the reviewer. */
public record PendingLimits(int all, int perAgent, int perSession) {
    boolean areReached(PendingCounts counts) {
        return counts.all() >= all || counts.ofAgent() >= perAgent || counts.ofSession() >= perSession;
    }
}
