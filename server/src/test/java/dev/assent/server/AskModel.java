package dev.assent.server;

import dev.assent.engine.ask.AskState;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.server.PolicySwitch.Says;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One ask, as simple as can be: what the design says of it, without a store, requests or threads. */
final class AskModel {
    private static final Duration EXPIRY = Duration.ofMinutes(15);
    private static final Duration REDEEM_WITHIN = Duration.ofMinutes(10);
    private static final Duration ALLOW_REPEATS = Duration.ofMinutes(10);

    /** From the end until it is redeemed, and from then on again. */
    private static final Duration CALL_KEPT = Duration.ofMinutes(10);

    /** The final decision that was kept, and to whom it was given. */
    private record Answer(String requestId, Instant time, Decision decision) {}

    final String session;
    private final Instant expires;
    private final Set<String> approvers = new HashSet<>();
    private AskState state = AskState.PENDING;
    private boolean policyAllowed;
    private boolean edited;
    private boolean callIsGone;
    private int needed;
    private Instant ended = Instant.MAX;
    private @Nullable Answer answer;

    AskModel(String session, Says says, Instant now) {
        this.session = session;
        this.needed = says.approvals();
        this.expires = now.plus(EXPIRY);
    }

    AskState state() {
        return state;
    }

    boolean isPending() {
        return state == AskState.PENDING;
    }

    boolean isEdited() {
        return edited;
    }

    void timeIs(Instant now) {
        if (isPending() && !now.isBefore(expires)) {
            end(AskState.EXPIRED, now);
        }
        Instant needed = answer == null ? ended : answer.time;
        callIsGone |= !isPending() && !now.isBefore(needed.plus(CALL_KEPT));
    }

    void policySays(Says says, Instant now) {
        if (!isPending()) {
            return;
        }
        switch (says) {
            case DENY -> end(AskState.DENIED, now);
            case ALLOW -> {
                policyAllowed = true;
                end(AskState.CANCELLED, now);
            }
            case ASK_ONE, ASK_TWO -> {
                if (needed != says.approvals()) {
                    needed = says.approvals();
                    approvers.clear();
                }
            }
        }
    }

    /** Whether it is accepted. */
    boolean cancel(Instant now) {
        if (isPending()) {
            end(AskState.CANCELLED, now);
        }
        return state == AskState.CANCELLED;
    }

    /** Whether it is accepted. */
    boolean reject(Instant now) {
        if (!isPending()) {
            return false;
        }
        end(AskState.DENIED, now);
        return true;
    }

    /** Whether it is accepted. */
    boolean approve(String reviewer, boolean withEdit, Instant now) {
        if (!isPending() || (!withEdit && approvers.contains(reviewer))) {
            return false;
        }
        if (withEdit) {
            edited = true;
            approvers.clear();
        }
        approvers.add(reviewer);
        if (approvers.size() >= needed) {
            end(AskState.APPROVED, now);
        }
        return true;
    }

    /** The decision that a request must get again, if it must. */
    Optional<String> repeated(String requestId, Instant now) {
        return Optional.ofNullable(answer)
                .filter(a -> a.requestId.equals(requestId) && !isStale(a, now))
                .map(a -> a.decision.id());
    }

    Effect foretold(String requestId, Says says, Instant now) {
        if (isPending()) {
            return Effect.ASK;
        }
        if (answer != null && answer.requestId.equals(requestId) && !isStale(answer, now)) {
            return answer.decision.effect();
        }
        if (policyAllowed) {
            return says == Says.ALLOW && !callIsGone ? Effect.ALLOW : Effect.DENY;
        }
        boolean approvalIsGood = state == AskState.APPROVED
                && answer == null
                && !now.isAfter(ended.plus(REDEEM_WITHIN))
                && !callIsGone
                && says != Says.DENY
                && approvers.size() >= says.approvals();
        return approvalIsGood ? Effect.ALLOW : Effect.DENY;
    }

    void keep(String requestId, Decision decision, Instant now) {
        if (!isPending() && answer == null) {
            answer = new Answer(requestId, now, decision);
        }
    }

    private static boolean isStale(Answer answer, Instant now) {
        return answer.decision.effect() == Effect.ALLOW && !now.isBefore(answer.time.plus(ALLOW_REPEATS));
    }

    private void end(AskState how, Instant now) {
        state = how;
        ended = now;
    }
}
