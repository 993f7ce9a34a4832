package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the queue: enough to choose what to look at, not enough to decide.
 *
 * @param rules the rules that ask, as {@code policy/rule}
 * @param etag the version of the ask, for a verdict: it changes with the call, the rules and the requirements
 * @param lease who looks at it now
 * @param agentWaits whether an agent waits on the line at this moment
 * @param callDigest digest of the call as it stands, after edits
 */
public record AskSummary(
        String askId,
        AskState state,
        Risk risk,
        UntrustedText tool,
        UntrustedText agent,
        UntrustedText subject,
        UntrustedText session,
        List<String> rules,
        Instant createTime,
        Instant expireTime,
        String etag,
        Optional<Lease> lease,
        List<ReviewRequirement> requirements,
        boolean agentWaits,
        String callDigest) {
    public AskSummary {
        requireNonNull(askId, "askId");
        requireNonNull(state, "state");
        requireNonNull(risk, "risk");
        requireNonNull(tool, "tool");
        requireNonNull(agent, "agent");
        requireNonNull(subject, "subject");
        requireNonNull(session, "session");
        rules = List.copyOf(rules);
        requireNonNull(createTime, "createTime");
        requireNonNull(expireTime, "expireTime");
        requireNonNull(etag, "etag");
        requireNonNull(lease, "lease");
        requirements = List.copyOf(requirements);
        requireNonNull(callDigest, "callDigest");
    }

    public boolean isPending() {
        return state == AskState.PENDING;
    }
}
