package dev.assent.client;

import dev.assent.proto.v1.SubmitVerdictRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks and verdicts between the wire and the records of this client. */
final class AskWire {
    private AskWire() {}

    static AskSummary read(dev.assent.proto.v1.AskSummary summary) {
        return new AskSummary(
                summary.getAskId(),
                read(summary.getState()),
                DecisionWire.read(summary.getRisk()),
                DecisionWire.read(summary.getTool()),
                DecisionWire.read(summary.getAgent()),
                DecisionWire.read(summary.getSubject()),
                DecisionWire.read(summary.getSession()),
                summary.getRulesList(),
                Times.read(summary.getCreateTime()),
                Times.read(summary.getExpireTime()),
                summary.getEtag(),
                summary.hasLease() ? Optional.of(read(summary.getLease())) : Optional.empty(),
                summary.getRequirementsList().stream().map(AskWire::read).toList(),
                summary.getAgentWaits(),
                summary.getCallDigest(),
                summary.getRevisedByPolicy(),
                summary.getEscalated(),
                summary.getBlind(),
                summary.getFlagsList().stream().map(AskWire::read).collect(Collectors.toUnmodifiableSet()),
                summary.getGroupKey());
    }

    static Ask read(dev.assent.proto.v1.Ask ask) {
        return new Ask(
                read(ask.getSummary()),
                DecisionWire.read(ask.getServer()),
                DecisionWire.read(ask.getArgumentsJson()),
                ask.hasOriginalArgumentsJson()
                        ? Optional.of(DecisionWire.read(ask.getOriginalArgumentsJson()))
                        : Optional.empty(),
                DecisionWire.read(ask.getContextJson()),
                ask.getReasonsList().stream().map(DecisionWire::read).toList(),
                ask.getVerdictsList().stream().map(AskWire::read).toList(),
                ask.getAcceptsEdits(),
                ask.getChallenge(),
                ask.getPolicyRevision(),
                ask.hasLastAllowedArgumentsJson()
                        ? Optional.of(DecisionWire.read(ask.getLastAllowedArgumentsJson()))
                        : Optional.empty(),
                ask.hasResolution() ? Optional.of(read(ask.getResolution())) : Optional.empty(),
                ask.hasTarget() ? Optional.of(DecisionWire.read(ask.getTarget())) : Optional.empty(),
                kind(ask));
    }

    /** A server of before there were kinds has codes only. */
    private static ChallengeKind kind(dev.assent.proto.v1.Ask ask) {
        return switch (ask.getChallengeKind()) {
            case CHALLENGE_KIND_TARGET -> ChallengeKind.TARGET;
            case CHALLENGE_KIND_CODE -> ChallengeKind.CODE;
            case CHALLENGE_KIND_UNSPECIFIED -> ask.getChallenge().isEmpty() ? ChallengeKind.NONE : ChallengeKind.CODE;
            // what this client cannot ask for it must not take for answered
            case UNRECOGNIZED -> ChallengeKind.TARGET;
        };
    }

    private static TextFlag read(dev.assent.proto.v1.TextFlag flag) {
        return switch (flag) {
            case TEXT_FLAG_CONTROL -> TextFlag.CONTROL;
            case TEXT_FLAG_BIDI -> TextFlag.BIDI;
            case TEXT_FLAG_INVISIBLE -> TextFlag.INVISIBLE;
            case TEXT_FLAG_NON_ASCII -> TextFlag.NON_ASCII;
            case TEXT_FLAG_PADDING -> TextFlag.PADDING;
            case TEXT_FLAG_MARKS -> TextFlag.MARKS;
            case TEXT_FLAG_MIXED_SCRIPT -> TextFlag.MIXED_SCRIPT;
            case TEXT_FLAG_UNSPECIFIED, UNRECOGNIZED -> TextFlag.UNKNOWN;
        };
    }

    static Refusal read(dev.assent.proto.v1.Refusal refusal) {
        return new Refusal(refusal.getRefusalId(), read(refusal.getAsk()), Times.read(refusal.getExpireTime()));
    }

    static Lease read(dev.assent.proto.v1.Lease lease) {
        return new Lease(lease.getAskId(), lease.getReviewer(), Times.read(lease.getExpireTime()));
    }

    static AskState read(dev.assent.proto.v1.AskState state) {
        return switch (state) {
            case ASK_STATE_PENDING -> AskState.PENDING;
            case ASK_STATE_APPROVED -> AskState.APPROVED;
            case ASK_STATE_DENIED -> AskState.DENIED;
            case ASK_STATE_EXPIRED -> AskState.EXPIRED;
            case ASK_STATE_CANCELLED -> AskState.CANCELLED;
            case ASK_STATE_UNSPECIFIED, UNRECOGNIZED -> AskState.UNKNOWN;
        };
    }

    static dev.assent.proto.v1.AskState write(AskState state) {
        return switch (state) {
            case PENDING -> dev.assent.proto.v1.AskState.ASK_STATE_PENDING;
            case APPROVED -> dev.assent.proto.v1.AskState.ASK_STATE_APPROVED;
            case DENIED -> dev.assent.proto.v1.AskState.ASK_STATE_DENIED;
            case EXPIRED -> dev.assent.proto.v1.AskState.ASK_STATE_EXPIRED;
            case CANCELLED -> dev.assent.proto.v1.AskState.ASK_STATE_CANCELLED;
            case UNKNOWN -> dev.assent.proto.v1.AskState.ASK_STATE_UNSPECIFIED;
        };
    }

    static Withdrawal read(dev.assent.proto.v1.AskWithdrawn withdrawn) {
        return new Withdrawal(
                withdrawn.getAskId(),
                read(withdrawn.getState()),
                withdrawn.getReviewersList(),
                DecisionWire.read(withdrawn.getReason()));
    }

    static ReviewProblem read(dev.assent.proto.v1.ReviewProblem problem) {
        return new ReviewProblem(
                problem.getAskId(), problem.getReason().name().replace("ERROR_REASON_", ""), problem.getMessage());
    }

    static SubmitVerdictRequest write(Verdict verdict) {
        return SubmitVerdictRequest.newBuilder()
                .setAskId(verdict.askId())
                .setEtag(verdict.etag())
                .setOutcome(
                        switch (verdict.outcome()) {
                            case APPROVE -> dev.assent.proto.v1.VerdictOutcome.VERDICT_OUTCOME_APPROVE;
                            case REJECT -> dev.assent.proto.v1.VerdictOutcome.VERDICT_OUTCOME_REJECT;
                        })
                .setNote(verdict.note())
                .addAllEdits(verdict.edits().stream().map(AskWire::write).toList())
                .setChallengeAnswer(verdict.challengeAnswer())
                .setRequestId(verdict.requestId())
                .setCallDigest(verdict.callDigest())
                .setReasonCode(verdict.reasonCode())
                .build();
    }

    private static ReviewRequirement read(dev.assent.proto.v1.ReviewRequirement requirement) {
        return new ReviewRequirement(
                requirement.getGroupsList(), requirement.getApprovals(), requirement.getApproved());
    }

    private static RecordedVerdict read(dev.assent.proto.v1.Verdict verdict) {
        return new RecordedVerdict(
                verdict.getReviewer(),
                verdict.getOutcome() == dev.assent.proto.v1.VerdictOutcome.VERDICT_OUTCOME_APPROVE
                        ? VerdictOutcome.APPROVE
                        : VerdictOutcome.REJECT,
                verdict.getNote(),
                Times.read(verdict.getVerdictTime()),
                verdict.getEditsList().stream().map(AskWire::read).toList(),
                verdict.getEtag());
    }

    private static AskResolution read(dev.assent.proto.v1.AskResolution resolution) {
        Optional<Instant> redeemed =
                resolution.hasRedeemTime() ? Optional.of(Times.read(resolution.getRedeemTime())) : Optional.empty();
        return new AskResolution(
                Times.read(resolution.getEndTime()), DecisionWire.read(resolution.getReason()), redeemed);
    }

    private static Edit read(dev.assent.proto.v1.Edit edit) {
        Edit.Operation operation = switch (edit.getOperation()) {
            case OPERATION_ADD -> Edit.Operation.ADD;
            case OPERATION_REMOVE -> Edit.Operation.REMOVE;
            case OPERATION_REPLACE, OPERATION_UNSPECIFIED, UNRECOGNIZED -> Edit.Operation.REPLACE;
        };
        return new Edit(operation, edit.getPointer(), edit.getValueJson());
    }

    private static dev.assent.proto.v1.Edit write(Edit edit) {
        return dev.assent.proto.v1.Edit.newBuilder()
                .setOperation(
                        switch (edit.operation()) {
                            case ADD -> dev.assent.proto.v1.Edit.Operation.OPERATION_ADD;
                            case REPLACE -> dev.assent.proto.v1.Edit.Operation.OPERATION_REPLACE;
                            case REMOVE -> dev.assent.proto.v1.Edit.Operation.OPERATION_REMOVE;
                        })
                .setPointer(edit.pointer())
                .setValueJson(edit.valueJson())
                .build();
    }

    static List<AskSummary> read(List<dev.assent.proto.v1.AskSummary> summaries) {
        return summaries.stream().map(AskWire::read).toList();
    }
}
