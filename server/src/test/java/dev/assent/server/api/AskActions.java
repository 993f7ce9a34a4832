package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;

/** Short forms of what agents and reviewers do with asks. */
record AskActions(TestSidecar sidecar) {
    /** A transfer that policy asks about, from session {@code s1}. */
    static DecideRequest.Builder transfer(int amount) {
        return request("bank.transfer", "{\"amount\":" + amount + ",\"to\":\"eve\"}");
    }

    Decision decide(DecideRequest.Builder request) {
        return sidecar.agent().decide(request.build()).getDecision();
    }

    AskReference ask(DecideRequest.Builder request) {
        Decision decision = decide(request);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        return decision.getAsk();
    }

    static AwaitAskRequest awaiting(AskReference ask) {
        return AwaitAskRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setRequestId(ask.getRequestId())
                .setWait(Duration.newBuilder().setSeconds(10))
                .build();
    }

    Decision await(AskReference ask) {
        return sidecar.agent().awaitAsk(awaiting(ask)).getDecision();
    }

    /** ALLOW, or the code of the first reason. */
    String outcome(AskReference ask) {
        return outcome(await(ask));
    }

    static String outcome(Decision decision) {
        return decision.getEffect() == Effect.EFFECT_ALLOW
                ? "ALLOW"
                : decision.getReasons(0).getCode().name().substring("REASON_CODE_".length());
    }

    void cancel(AskReference ask) {
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .build());
    }

    Ask get(AskReference ask) {
        return sidecar.reviewer()
                .getAsk(GetAskRequest.newBuilder().setAskId(ask.getAskId()).build())
                .getAsk();
    }

    /** The ask but for who waits for it, which nobody stores. */
    Ask stored(AskReference ask) {
        Ask.Builder shown = get(ask).toBuilder();
        shown.getSummaryBuilder().clearAgentWaits();
        return shown.build();
    }

    int pending() {
        return sidecar.reviewer().listAsks(ListAsksRequest.getDefaultInstance()).getAsksCount();
    }

    void approve(AskReference ask) {
        vote(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE));
    }

    void reject(AskReference ask, String note) {
        vote(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_REJECT).setNote(note));
    }

    void vote(SubmitVerdictRequest.Builder verdict) {
        sidecar.reviewer().submitVerdict(verdict.build());
    }

    /** On the ask as it stands, with its challenge. */
    SubmitVerdictRequest.Builder verdict(AskReference ask, VerdictOutcome outcome) {
        Ask shown = get(ask);
        return SubmitVerdictRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setEtag(shown.getSummary().getEtag())
                .setChallengeAnswer(shown.getChallenge())
                .setOutcome(outcome);
    }
}
