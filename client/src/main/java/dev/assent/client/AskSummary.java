package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A row of the queue: enough to choose what to look at, not enough to decide.
 *
 * @param rules the rules that ask, as {@code policy/rule}
 * @param etag the version of the ask, for a verdict: it changes with the call, the rules and the requirements
 * @param lease who looks at it now
 * @param agentWaits whether an agent waits on the line at this moment
 * @param callDigest digest of the call as it stands, after edits
 * @param revisedByPolicy whether a change of policy made this version
 * @param escalated whether further groups are asked because nobody had decided for a while
 * @param blind whether the verdicts of others are hidden until one's own
 * @param flags what can mislead in the texts of the agent, the arguments among them; in the order of their declaration
 * @param groupKey equal for asks that may be shown as one row; empty for one that should be looked at alone
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
        String callDigest,
        boolean revisedByPolicy,
        boolean escalated,
        boolean blind,
        Set<TextFlag> flags,
        String groupKey) {
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
        flags = Collections.unmodifiableSet(flags.isEmpty() ? EnumSet.noneOf(TextFlag.class) : EnumSet.copyOf(flags));
        requireNonNull(groupKey, "groupKey");
    }

    public boolean isPending() {
        return state == AskState.PENDING;
    }
}
