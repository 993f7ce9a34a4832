package dev.assent.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ErrorReason;
import dev.assent.proto.v1.ExtendLease;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReleaseAsk;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewResponse.MessageCase;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.UpdateCredit;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.proto.v1.VerdictResult;
import dev.assent.server.config.SelfReview;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewStreamTest extends OnSidecar {
    @Test
    void open_sendsHelloThenSnapshotThenCheckpointThenTail() {
        AskReference before = ask("eve");
        StreamClient stream = StreamClient.on(sidecar).open();
        ReviewResponse hello = stream.next();
        assertThat(hello.getOpened().getReviewer()).isEqualTo("local");
        assertThat(hello.getOpened().getCredit()).isEqualTo(2);
        ReviewResponse offer = stream.next();
        assertThat(offer.getOffered().getSummary().getAskId()).isEqualTo(before.getAskId());
        assertThat(offer.getOffered().getSummary().getRulesList()).containsExactly("bank/large");
        assertThat(stream.next().getMessageCase()).isEqualTo(MessageCase.CHECKPOINT);
        AskReference after = ask("zoe");
        assertThat(stream.next(MessageCase.OFFERED).getOffered().getSummary().getAskId())
                .isEqualTo(after.getAskId());
        assertThat(stream.next().getMessageCase()).isEqualTo(MessageCase.CHECKPOINT);
    }

    @Test
    void snapshot_ofMoreThanOnePage_isWhole() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 95 + 15; i++) {
            expected.add(sidecar.agent()
                    .decide(TestSidecar.request("bank.transfer", "{\"amount\":500,\"to\":\"p" + i + "\"}")
                            .setCall(
                                    TestSidecar.request("bank.transfer", "{\"amount\":500,\"to\":\"p" + i + "\"}")
                                            .getCall()
                                            .toBuilder()
                                            .setSession("s" + i))
                            .build())
                    .getDecision()
                    .getAsk()
                    .getAskId());
        }
        StreamClient stream = StreamClient.on(sidecar).open();
        Set<String> seen = new HashSet<>();
        for (ReviewResponse message = stream.next();
                message.getMessageCase() != MessageCase.CHECKPOINT;
                message = stream.next()) {
            if (message.hasOffered()) {
                seen.add(message.getOffered().getSummary().getAskId());
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void claim_showsTheAskWhole_withEscapedText() {
        AskReference ask = ask("eve\u202e");
        StreamClient stream = StreamClient.on(sidecar).open().claim(ask.getAskId());
        ReviewResponse claimed = stream.next(MessageCase.CLAIMED);
        Ask shown = claimed.getClaimed().getAsk();
        assertThat(shown.getArgumentsJson().getDisplay())
                .isEqualTo("{\n  \"amount\": 500,\n  \"to\": \"eve⟦U+202E⟧\"\n}");
        assertThat(shown.getReasons(0).getExplanation().getDisplay()).isEqualTo("large transfer to eve⟦U+202E⟧");
        assertThat(claimed.getClaimed().getLease().getReviewer()).isEqualTo("local");
    }

    @Test
    void verdict_isCommittedAndTheAskWithdrawn() {
        AskReference ask = ask("eve");
        StreamClient other = StreamClient.on(sidecar).open();
        other.next(MessageCase.CHECKPOINT);
        StreamClient stream = StreamClient.on(sidecar).open().claim(ask.getAskId());
        Ask shown = stream.next(MessageCase.CLAIMED).getClaimed().getAsk();
        stream.send(approve(shown));
        VerdictResult result = stream.next(MessageCase.VERDICT_RESULT).getVerdictResult();
        assertThat(result.getRequestId()).isEqualTo("v1");
        assertThat(result.getRecorded().getSummary().getState()).isEqualTo(AskState.ASK_STATE_APPROVED);
        ReviewResponse withdrawn = other.next(MessageCase.WITHDRAWN);
        assertThat(withdrawn.getWithdrawn().getState()).isEqualTo(AskState.ASK_STATE_APPROVED);
        assertThat(withdrawn.getWithdrawn().getReviewersList()).containsExactly("local");
        assertThat(sidecar.agent()
                        .awaitAsk(AwaitAskRequest.newBuilder()
                                .setAskId(ask.getAskId())
                                .setRequestId(ask.getRequestId())
                                .build())
                        .getDecision()
                        .getEffect())
                .isEqualTo(Effect.EFFECT_ALLOW);
    }

    @Test
    void cancelled_namesNoReviewer_thoughOneHadApproved() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann", "bo");
        sidecar.serve(TestSidecar.POLICY.replace(
                "effect: ask\n      explanation", "effect: ask\n      review: {approvals: 2}\n      explanation"));
        AskReference ask = ask("eve");
        StreamClient stream = StreamClient.on(sidecar).open().claim(ask.getAskId());
        stream.send(approve(stream.next(MessageCase.CLAIMED).getClaimed().getAsk()));
        assertThat(stream.next(MessageCase.VERDICT_RESULT).getVerdictResult().hasRecorded())
                .isTrue();
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .build());
        var withdrawn = stream.next(MessageCase.WITHDRAWN).getWithdrawn();
        assertThat(withdrawn.getState()).isEqualTo(AskState.ASK_STATE_CANCELLED);
        assertThat(withdrawn.getReviewersList()).isEmpty();
    }

    @Test
    void verdict_thatIsRefused_saysWhyAndTheStreamGoesOn() {
        AskReference ask = ask("eve");
        StreamClient stream = StreamClient.on(sidecar).open().claim(ask.getAskId());
        Ask shown = stream.next(MessageCase.CLAIMED).getClaimed().getAsk();
        ReviewRequest.Builder stale = approve(shown);
        stale.setVerdict(stale.getVerdict().toBuilder().setEtag("0-stale"));
        stream.send(stale);
        assertThat(stream.next(MessageCase.VERDICT_RESULT)
                        .getVerdictResult()
                        .getProblem()
                        .getReason())
                .isEqualTo(ErrorReason.ERROR_REASON_ASK_CHANGED);
        ReviewRequest.Builder shapeless = approve(shown);
        shapeless.setVerdict(shapeless.getVerdict().toBuilder().setOutcome(VerdictOutcome.VERDICT_OUTCOME_UNSPECIFIED));
        stream.send(shapeless);
        assertThat(stream.next(MessageCase.VERDICT_RESULT)
                        .getVerdictResult()
                        .getProblem()
                        .getReason())
                .isEqualTo(ErrorReason.ERROR_REASON_INVALID_VERDICT);
        stream.send(approve(shown));
        assertThat(stream.next(MessageCase.VERDICT_RESULT).getVerdictResult().hasRecorded())
                .isTrue();
    }

    @Test
    void claims_areLimitedByCreditAndExclude() {
        AskReference first = ask("eve");
        AskReference second = ask("zoe");
        StreamClient ann = StreamClient.on(sidecar)
                .open(OpenReview.newBuilder().setCredit(1))
                .claim(first.getAskId());
        ann.next(MessageCase.CLAIMED);
        ann.claim(second.getAskId());
        assertThat(ann.next(MessageCase.PROBLEM).getProblem().getReason())
                .isEqualTo(ErrorReason.ERROR_REASON_CREDIT_EXHAUSTED);
        StreamClient ben = StreamClient.on(sidecar).open().claim(first.getAskId());
        assertThat(ben.next(MessageCase.PROBLEM).getProblem().getReason())
                .isEqualTo(ErrorReason.ERROR_REASON_ASK_CLAIMED);
        ann.send(ReviewRequest.newBuilder().setCredit(UpdateCredit.newBuilder().setCredit(2)));
        ann.claim(second.getAskId());
        ann.next(MessageCase.CLAIMED);
        ann.send(ReviewRequest.newBuilder().setRelease(ReleaseAsk.newBuilder().setAskId(first.getAskId())));
        ann.next(MessageCase.LEASE_ENDED);
        ben.claim(first.getAskId());
        ben.next(MessageCase.CLAIMED);
    }

    @Test
    void hangUp_handsClaimsBack() {
        AskReference ask = ask("eve");
        StreamClient ann = StreamClient.on(sidecar).open().claim(ask.getAskId());
        ann.next(MessageCase.CLAIMED);
        StreamClient ben = StreamClient.on(sidecar).open();
        assertThat(ben.next(MessageCase.OFFERED).getOffered().getSummary().hasLease())
                .isTrue();
        ann.hangUp();
        ben.nextWhere(message ->
                message.hasOffered() && !message.getOffered().getSummary().hasLease());
        ben.claim(ask.getAskId());
        ben.next(MessageCase.CLAIMED);
    }

    @Test
    void extend_prolongsTheLease() {
        AskReference ask = ask("eve");
        StreamClient stream = StreamClient.on(sidecar).open().claim(ask.getAskId());
        Duration lease = stream.next(MessageCase.OPENED).getOpened().getLease();
        assertThat(lease.getSeconds()).isEqualTo(120);
        var first = stream.next(MessageCase.CLAIMED).getClaimed().getLease().getExpireTime();
        stream.send(
                ReviewRequest.newBuilder().setExtend(ExtendLease.newBuilder().setAskId(ask.getAskId())));
        var second = stream.next(MessageCase.EXTENDED).getExtended().getLease().getExpireTime();
        assertThat(com.google.protobuf.util.Timestamps.compare(second, first)).isPositive();
    }

    @Test
    void resume_fromACheckpoint_missesNothing_acrossARestart() {
        AskReference first = ask("eve");
        StreamClient stream = StreamClient.on(sidecar).open();
        ByteString cursor = stream.next(MessageCase.CHECKPOINT).getCheckpoint().getCursor();
        stream.hangUp();
        AskReference second = ask("zoe");
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(first.getAskId())
                        .setRequestId(first.getRequestId())
                        .build());
        sidecar.restart(config -> config);
        StreamClient resumed =
                StreamClient.on(sidecar).open(OpenReview.newBuilder().setCursor(cursor));
        resumed.next(MessageCase.OPENED);
        assertThat(resumed.next().getOffered().getSummary().getAskId()).isEqualTo(second.getAskId());
        assertThat(resumed.next().getWithdrawn().getAskId()).isEqualTo(first.getAskId());
        assertThat(resumed.next().getMessageCase()).isEqualTo(MessageCase.CHECKPOINT);
    }

    @Test
    void open_badMessages_endTheStream() {
        String broken = "INVALID_ARGUMENT INVALID_REVIEW_MESSAGE";
        assertThat(StreamClient.on(sidecar).claim("x").end()).isEqualTo(broken);
        assertThat(StreamClient.on(sidecar).open().open().end()).isEqualTo(broken);
        assertThat(StreamClient.on(sidecar)
                        .open(OpenReview.newBuilder().setCredit(101))
                        .end())
                .isEqualTo(broken);
        assertThat(StreamClient.on(sidecar)
                        .open(OpenReview.newBuilder()
                                .setLease(Duration.newBuilder().setSeconds(1)))
                        .end())
                .isEqualTo(broken);
        StreamClient empty = StreamClient.on(sidecar).open();
        empty.send(ReviewRequest.newBuilder());
        assertThat(empty.end()).isEqualTo(broken);
        assertThat(StreamClient.on(sidecar)
                        .open(OpenReview.newBuilder().setCursor(ByteString.copyFromUtf8("assent1:other:7")))
                        .end())
                .isEqualTo("INVALID_ARGUMENT RESUME_CURSOR_FOREIGN");
    }

    @Test
    void close_tellsReviewersFirst() {
        StreamClient stream = StreamClient.on(sidecar).open();
        stream.next(MessageCase.CHECKPOINT);
        sidecar.sidecar().close();
        assertThat(stream.next(MessageCase.DRAINING).hasDraining()).isTrue();
        assertThat(stream.end()).isEqualTo("UNAVAILABLE SHUTTING_DOWN");
    }

    private AskReference ask(String to) {
        return sidecar.decide("bank.transfer", "{\"amount\":500,\"to\":\"" + to + "\"}")
                .getAsk();
    }

    private static ReviewRequest.Builder approve(Ask shown) {
        return ReviewRequest.newBuilder()
                .setVerdict(SubmitVerdictRequest.newBuilder()
                        .setAskId(shown.getSummary().getAskId())
                        .setEtag(shown.getSummary().getEtag())
                        .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .setRequestId("v1")
                        .build());
    }
}
