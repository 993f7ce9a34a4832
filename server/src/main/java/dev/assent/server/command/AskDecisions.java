package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decisions that an ask leads to. */
final class AskDecisions {
    private AskDecisions() {}

    /** Nobody has decided yet. Its id is that of the ask, so that asking again gives the same decision. */
    static Decision pending(Ask ask, AskTicket ticket) {
        return new Decision(
                ask.id(),
                Effect.ASK,
                ask.evaluation().reasons(),
                ask.evaluation().revision(),
                ask.createTime(),
                ask.digest(),
                Optional.of(ticket.reference(ask)),
                Optional.empty(),
                Optional.of(ask.review().risk()),
                List.of(),
                ask.evaluation().labels(),
                List.of());
    }

    /** The call may run, as it stands in the ask, with what policy says of it now. */
    static Decision allowed(
            Ask ask, AskTicket ticket, String id, List<Reason> reasons, Evaluation current, Instant now) {
        return new Decision(
                id,
                Effect.ALLOW,
                reasons,
                current.revision(),
                now,
                ask.digest(),
                Optional.of(ticket.reference(ask)),
                ask.isEdited() ? Optional.of(ask.call().arguments().toJson()) : Optional.empty(),
                Optional.of(ask.review().risk()),
                ask.approvers().stream().map(Reviewer::name).toList(),
                current.labels(),
                current.obligations());
    }

    /** The call may run as it was sent: policy asks nobody about it any more. */
    static Decision allowedByPolicy(
            Ask ask, AskTicket ticket, String id, List<Reason> reasons, Evaluation current, Instant now) {
        return new Decision(
                id,
                Effect.ALLOW,
                reasons,
                current.revision(),
                now,
                CallDigest.of(ask.originalCall()),
                Optional.of(ticket.reference(ask)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                current.labels(),
                current.obligations());
    }

    /** The call must not run; {@code about} is the ask that the agent should know of. */
    static Decision denied(Ask ask, AskReference about, String id, List<Reason> reasons, String revision, Instant now) {
        return new Decision(
                id,
                Effect.DENY,
                reasons,
                revision,
                now,
                ask.digest(),
                Optional.of(about),
                Optional.empty(),
                Optional.of(ask.review().risk()),
                List.of(),
                List.of(),
                List.of());
    }
}
