package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Duration;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.AwaitAskResponse;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.Reason;
import dev.assent.proto.v1.ReasonCode;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Pending asks follow the policy: after a swap, and at start. */
class PendingReloadTest extends OnSidecar {
    private static final String ALLOWING = TestSidecar.POLICY
            .replace("args.amount <= 100", "args.amount <= 1000")
            .replace("args.amount > 100\n", "args.amount > 1000\n");
    private static final String DENYING = TestSidecar.POLICY.replace("'mallory'", "'eve'");
    private static final String RISKIER = TestSidecar.POLICY.replace("args.amount > 10000", "args.amount > 400");

    @Test
    void policyDeniesNow_theAskIsDenied_andTheWaiterToldWhichRule() throws Exception {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        Future<AwaitAskResponse> waiting = sidecar.asyncAgent().awaitAsk(await(ask));
        sidecar.serve(DENYING);
        Decision decision = waiting.get().getDecision();
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasonsList())
                .extracting(Reason::getCode, Reason::getRule)
                .containsExactly(tuple(ReasonCode.REASON_CODE_POLICY_CHANGED, "mallory"));
        assertThat(summary(ask).getState()).isEqualTo(AskState.ASK_STATE_DENIED);
        assertThat(sidecar.agent().awaitAsk(await(ask)).getDecision()).isEqualTo(decision);
    }

    @Test
    void policyAllowsNow_theAskIsCancelled_andTheWaiterMayRunTheCall() throws Exception {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        Future<AwaitAskResponse> waiting = sidecar.asyncAgent().awaitAsk(await(ask));
        sidecar.serve(ALLOWING);
        Decision decision = waiting.get().getDecision();
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(decision.getApprovedByList()).isEmpty();
        assertThat(decision.getReasonsList())
                .extracting(Reason::getCode)
                .containsExactly(ReasonCode.REASON_CODE_RULE_MATCHED, ReasonCode.REASON_CODE_POLICY_CHANGED);
        assertThat(decision.getPolicyRevision()).isEqualTo(revision());
        assertThat(summary(ask).getState()).isEqualTo(AskState.ASK_STATE_CANCELLED);
        assertThat(sidecar.agent().awaitAsk(await(ask)).getDecision()).isEqualTo(decision);
    }

    @Test
    void policyAllowedForAWhile_theAnswerIsWhatPolicySaysWhenTheAgentComes() throws IOException {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        sidecar.serve(ALLOWING);
        Awaitility.await().until(() -> summary(ask).getState() == AskState.ASK_STATE_CANCELLED);
        sidecar.serve(DENYING);
        Decision decision = sidecar.agent().awaitAsk(await(ask)).getDecision();
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getPolicyRevision()).isEqualTo(revision());
    }

    @Test
    void otherRisk_isANewVersion_andAnAnswerToTheOldOneIsRefused() throws IOException {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        AskSummary before = summary(ask);
        sidecar.serve(RISKIER);
        Awaitility.await().until(() -> !summary(ask).getEtag().equals(before.getEtag()));
        AskSummary after = summary(ask);
        assertThat(after.getRulesList()).containsExactly("bank/huge", "bank/large");
        assertThat(after.getRevisedByPolicy()).isTrue();
        assertThat(before.getRevisedByPolicy()).isFalse();
        assertThat(failure(catchThrowable(() -> sidecar.reviewer().submitVerdict(approve(before)))))
                .isEqualTo("ABORTED ASK_CHANGED");
    }

    @Test
    void reviewers_seeTheNewVersion_andWhyAnAskIsGone() throws Exception {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        StreamClient reviewer = StreamClient.on(sidecar).open();
        reviewer.next(ReviewResponse.MessageCase.CHECKPOINT);
        sidecar.serve(RISKIER);
        AskSummary shown =
                reviewer.next(ReviewResponse.MessageCase.OFFERED).getOffered().getSummary();
        assertThat(shown.getAskId()).isEqualTo(ask.getAskId());
        assertThat(shown.getRevisedByPolicy()).isTrue();
        sidecar.serve(DENYING);
        assertThat(reviewer.next(ReviewResponse.MessageCase.WITHDRAWN)
                        .getWithdrawn()
                        .getReason()
                        .getCode())
                .isEqualTo(ReasonCode.REASON_CODE_POLICY_CHANGED);
    }

    @Test
    void policyThatAsksTheSame_changesNothing() throws IOException {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        AskReference other = ask(request("bank.transfer", amount(300)));
        AskSummary before = summary(ask);
        // 300 is allowed now: when its ask is gone, the round has come by
        sidecar.serve(TestSidecar.POLICY
                .replace("amount <= 100", "amount <= 400")
                .replace("amount > 100\n", "amount > 400\n"));
        Awaitility.await().until(() -> summary(other).getState() == AskState.ASK_STATE_CANCELLED);
        assertThat(summary(ask)).isEqualTo(before);
    }

    @Test
    void start_withOtherPolicies_rechecksWhatIsPending() throws IOException {
        AskReference ask = ask(request("bank.transfer", amount(500)));
        sidecar.close();
        Files.writeString(sidecar.policies.resolve("bank.policy.yaml"), DENYING);
        sidecar.restart(config -> config);
        assertThat(sidecar.agent().awaitAsk(await(ask)).getDecision().getEffect())
                .isEqualTo(Effect.EFFECT_DENY);
    }

    @Test
    void manyPending_allFollow_whileDecisionsGoOn() throws IOException {
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            DecideRequest.Builder request = request("bank.transfer", amount(500 + i));
            request.getCallBuilder().setSession("s" + i);
            asked.add(sidecar.asyncAgent().decide(request.build()));
        }
        asked.forEach(answer -> assertThat(answer).succeedsWithin(java.time.Duration.ofSeconds(20)));
        sidecar.serve(DENYING);
        assertThat(sidecar.decide("bank.transfer", amount(5).replace("eve", "zoe"))
                        .getEffect())
                .isEqualTo(Effect.EFFECT_ALLOW);
        Awaitility.await()
                .until(() -> sidecar.reviewer()
                        .listAsks(ListAsksRequest.getDefaultInstance())
                        .getAsksList()
                        .isEmpty());
    }

    private AskReference ask(DecideRequest.Builder request) {
        Decision decision = sidecar.agent().decide(request.build()).getDecision();
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        return decision.getAsk();
    }

    private AskSummary summary(AskReference ask) {
        return sidecar.reviewer()
                .getAsk(GetAskRequest.newBuilder().setAskId(ask.getAskId()).build())
                .getAsk()
                .getSummary();
    }

    private String revision() {
        return sidecar.operator()
                .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                .getServing()
                .getRevision();
    }

    private static SubmitVerdictRequest approve(AskSummary summary) {
        return SubmitVerdictRequest.newBuilder()
                .setAskId(summary.getAskId())
                .setEtag(summary.getEtag())
                .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                .build();
    }

    private static AwaitAskRequest await(AskReference ask) {
        return AwaitAskRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setRequestId(ask.getRequestId())
                .setWait(Duration.newBuilder().setSeconds(15))
                .build();
    }

    private static String amount(int amount) {
        return "{\"amount\":" + amount + ",\"to\":\"eve\"}";
    }
}
