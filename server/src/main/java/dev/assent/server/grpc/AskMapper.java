package dev.assent.server.grpc;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Blindness;
import dev.assent.engine.ask.Challenge;
import dev.assent.engine.ask.MaskedAsk;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.IndentedJson;
import dev.assent.proto.v1.AskResolution;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.AskWithdrawn;
import dev.assent.proto.v1.ChallengeKind;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.LastAllowed;
import dev.assent.server.command.Masks;
import dev.assent.server.feed.AskWaiters;
import dev.assent.server.port.Lease;

/**
 * Writes asks to the wire, with the display form of every text that an agent controls, and its secrets masked. Safe for any
 * thread.
 */
final class AskMapper {
    private final AskSummaries summaries;
    private final Masks masks;
    private final LastAllowed lastAllowed;

    AskMapper(AskWaiters waiters, Masks masks, LastAllowed lastAllowed) {
        this.summaries = new AskSummaries(waiters);
        this.masks = masks;
        this.lastAllowed = lastAllowed;
    }

    /** A row of the queue of this reviewer. */
    AskSummary summary(Seen seen, Reviewer reviewer) {
        return summaries.of(seen, reviewer);
    }

    /** The whole ask, for this reviewer. */
    dev.assent.proto.v1.Ask ask(Seen seen, Reviewer reviewer) {
        Ask ask = seen.ask();
        MaskedAsk shown = masks.of(ask);
        dev.assent.proto.v1.Ask.Builder message = dev.assent.proto.v1.Ask.newBuilder()
                .setSummary(summary(seen, reviewer))
                .setServer(text(ask.call().server()))
                .setArgumentsJson(json(shown.arguments()))
                .setContextJson(json(shown.context()))
                .setAcceptsEdits(ask.origin().acceptsEdits())
                .setPolicyRevision(ask.evaluation().revision());
        if (ask.isEdited()) {
            message.setOriginalArgumentsJson(json(shown.sentArguments()));
        }
        lastAllowed
                .before(ask.call())
                .ifPresent(call -> message.setLastAllowedArgumentsJson(json(masks.arguments(call))));
        ask.review().target().ifPresent(target -> message.setTarget(DecisionMapper.text(target)));
        Challenge.of(ask)
                .ifPresent(
                        challenge -> message.setChallenge(challenge.answer()).setChallengeKind(kind(challenge.kind())));
        // what lets a call pass is no reason to ask about it
        ask.evaluation().reasons().stream()
                .filter(reason -> reason.effect() != Effect.ALLOW)
                .forEach(reason -> message.addReasons(DecisionMapper.reason(reason)));
        boolean blind = Blindness.isBlind(ask, reviewer);
        ask.verdicts().stream()
                .filter(verdict -> !blind || verdict.reviewer().name().equals(reviewer.name()))
                .forEach(verdict -> message.addVerdicts(verdict(ask, shown, verdict)));
        ask.end().ifPresent(end -> {
            AskResolution.Builder resolution = AskResolution.newBuilder()
                    .setEndTime(Times.timestamp(end.time()))
                    .setReason(DecisionMapper.reason(end.reason()));
            ask.answer().ifPresent(answer -> resolution.setRedeemTime(Times.timestamp(answer.time())));
            message.setResolution(resolution);
        });
        return message.build();
    }

    static AskWithdrawn withdrawn(Ask ask) {
        AskWithdrawn.Builder message =
                AskWithdrawn.newBuilder().setAskId(ask.id()).setState(state(ask.state()));
        ask.end().ifPresent(end -> {
            message.setReason(DecisionMapper.reason(end.reason()));
            if (end.trigger().isByVerdict()) {
                ask.currentVerdicts().map(Verdict::reviewer).map(Reviewer::name).forEach(message::addReviewers);
            }
        });
        return message.build();
    }

    static dev.assent.proto.v1.Lease lease(Lease lease) {
        return dev.assent.proto.v1.Lease.newBuilder()
                .setAskId(lease.askId())
                .setReviewer(lease.reviewer())
                .setExpireTime(Times.timestamp(lease.expireTime()))
                .build();
    }

    static AskState state(dev.assent.engine.ask.AskState state) {
        return switch (state) {
            case PENDING -> AskState.ASK_STATE_PENDING;
            case APPROVED -> AskState.ASK_STATE_APPROVED;
            case DENIED -> AskState.ASK_STATE_DENIED;
            case EXPIRED -> AskState.ASK_STATE_EXPIRED;
            case CANCELLED -> AskState.ASK_STATE_CANCELLED;
        };
    }

    private static ChallengeKind kind(Challenge.Kind kind) {
        return switch (kind) {
            case CODE -> ChallengeKind.CHALLENGE_KIND_CODE;
            case TARGET -> ChallengeKind.CHALLENGE_KIND_TARGET;
        };
    }

    private static dev.assent.proto.v1.Verdict verdict(Ask ask, MaskedAsk shown, Verdict verdict) {
        dev.assent.proto.v1.Verdict.Builder message = dev.assent.proto.v1.Verdict.newBuilder()
                .setReviewer(verdict.reviewer().name())
                .setOutcome(
                        switch (verdict.outcome()) {
                            case APPROVE -> VerdictOutcome.VERDICT_OUTCOME_APPROVE;
                            case REJECT -> VerdictOutcome.VERDICT_OUTCOME_REJECT;
                        })
                .setNote(verdict.note().raw())
                .setVerdictTime(Times.timestamp(verdict.time()))
                .setEtag(verdict.version() == ask.version() ? ask.etag() : "");
        verdict.edits().forEach(edit -> message.addEdits(edit(shown.hide(edit))));
        return message.build();
    }

    private static Edit edit(ArgumentEdit edit) {
        Edit.Builder message = Edit.newBuilder()
                .setOperation(
                        switch (edit.operation()) {
                            case ADD -> Edit.Operation.OPERATION_ADD;
                            case REPLACE -> Edit.Operation.OPERATION_REPLACE;
                            case REMOVE -> Edit.Operation.OPERATION_REMOVE;
                        })
                .setPointer(edit.pointer().toString());
        edit.value().ifPresent(value -> message.setValueJson(JsonObject.toJson(value)));
        return message.build();
    }

    private static dev.assent.proto.v1.UntrustedText text(String text) {
        return DecisionMapper.text(new Untrusted(text));
    }

    private static dev.assent.proto.v1.UntrustedText json(JsonObject object) {
        return DecisionMapper.json(new Untrusted(IndentedJson.of(object.toJson())));
    }
}
