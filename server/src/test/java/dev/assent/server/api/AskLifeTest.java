package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Duration;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.ListAsksResponse;
import dev.assent.proto.v1.ReasonCode;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import java.io.IOException;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AskLifeTest extends OnSidecar {
    private static final String LARGE = "{\"amount\":500,\"to\":\"eve\"}";
    private static final String HUGE = "{\"amount\":50000,\"to\":\"eve\"}";

    @Test
    void approve_givesOneAllow_repeatedForTheSameRequest() {
        AskReference ask = ask(LARGE);
        approve(ask);
        Decision first = await(ask);
        assertThat(first.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(first.getApprovedByList()).containsExactly("local");
        assertThat(first.hasArgumentsJson()).isFalse();
        assertThat(await(ask)).isEqualTo(first);
    }

    @Test
    void reject_deniesAndTellsTheAgentWhy() {
        AskReference ask = ask(LARGE);
        sidecar.reviewer()
                .submitVerdict(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_REJECT)
                        .setNote("unknown\u202Epayee")
                        .build());
        Decision decision = await(ask);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasons(0).getCode()).isEqualTo(ReasonCode.REASON_CODE_REJECTED);
        assertThat(decision.getReasons(0).getExplanation().getDisplay()).isEqualTo("unknown⟦U+202E⟧payee");
        assertThat(await(ask)).isEqualTo(decision);
    }

    @Test
    void await_nobodyDecides_staysAskAndCanBeRepeated() {
        AskReference ask = ask(LARGE);
        Decision still = await(ask, 0);
        assertThat(still.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        assertThat(still.getAsk()).isEqualTo(ask);
        assertThat(await(ask, 1).getEffect()).isEqualTo(Effect.EFFECT_ASK);
    }

    @Test
    void decide_withWait_isHeldUntilTheVerdict() throws Exception {
        Future<Decision> held = heldDecision(LARGE);
        AskReference pending = onlyPending(true);
        approve(pending);
        assertThat(held.get().getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
    }

    @Test
    void await_thatIsAbandoned_leavesTheAskAndTheLine() {
        Future<Decision> held = heldDecision(LARGE);
        onlyPending(true);
        held.cancel(true);
        onlyPending(false);
    }

    @Test
    void await_wrongRequestIdOrAskId_isNotFound() {
        AskReference ask = ask(LARGE);
        AwaitAskRequest other = AwaitAskRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setRequestId("other")
                .build();
        AwaitAskRequest unknown = AwaitAskRequest.newBuilder()
                .setAskId("0".repeat(26))
                .setRequestId(ask.getRequestId())
                .build();
        assertThat(failure(catchThrowable(() -> sidecar.agent().awaitAsk(other))))
                .isEqualTo("NOT_FOUND ASK_NOT_FOUND");
        assertThat(failure(catchThrowable(() -> sidecar.agent().awaitAsk(unknown))))
                .isEqualTo("NOT_FOUND ASK_NOT_FOUND");
    }

    @Test
    void cancel_endsTheAsk_andCannotBeAnswered() {
        AskReference ask = ask(LARGE);
        cancel(ask);
        cancel(ask);
        Decision decision = await(ask);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasons(0).getCode()).isEqualTo(ReasonCode.REASON_CODE_ASK_CANCELLED);
        assertThat(failure(catchThrowable(() -> approve(ask)))).isEqualTo("FAILED_PRECONDITION ASK_NOT_PENDING");
    }

    @Test
    void cancel_afterTheVerdict_isRefused() {
        AskReference ask = ask(LARGE);
        approve(ask);
        assertThat(failure(catchThrowable(() -> cancel(ask)))).isEqualTo("FAILED_PRECONDITION ASK_NOT_PENDING");
    }

    @Test
    void approve_highRisk_wantsTheChallenge() {
        AskReference ask = ask(HUGE);
        Ask shown = get(ask);
        assertThat(shown.getChallenge()).hasSize(3);
        assertThat(failure(catchThrowable(() -> approve(ask)))).isEqualTo("FAILED_PRECONDITION CHALLENGE_FAILED");
        sidecar.reviewer()
                .submitVerdict(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .setChallengeAnswer(shown.getChallenge())
                        .build());
        assertThat(await(ask).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
    }

    @Test
    void approve_withEdits_allowsTheEditedCallOnly() {
        DecideRequest request =
                request("bank.transfer", LARGE).setAcceptsEdits(true).build();
        AskReference ask = sidecar.agent().decide(request).getDecision().getAsk();
        Ask before = get(ask);
        sidecar.reviewer()
                .submitVerdict(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .addEdits(replace("/amount", "250"))
                        .build());
        Decision decision = await(ask);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(decision.getArgumentsJson()).isEqualTo("{\"amount\":250,\"to\":\"eve\"}");
        assertThat(decision.getCallDigest()).isNotEqualTo(before.getSummary().getCallDigest());
    }

    @Test
    void approve_withEdits_badOnesAreRefused() {
        AskReference sealed = ask(LARGE);
        assertThat(failure(catchThrowable(() -> sidecar.reviewer()
                        .submitVerdict(verdict(sealed, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                                .addEdits(replace("/amount", "250"))
                                .build()))))
                .isEqualTo("FAILED_PRECONDITION EDITS_NOT_ACCEPTED");
        AskReference open = sidecar.agent()
                .decide(request("bank.transfer", LARGE).setAcceptsEdits(true).build())
                .getDecision()
                .getAsk();
        assertEditFails(open, replace("/nowhere", "1"), "INVALID_ARGUMENT INVALID_EDIT");
        assertEditFails(open, replace("/amount", "{bad"), "INVALID_ARGUMENT INVALID_EDIT");
        assertEditFails(open, replace("amount", "1"), "INVALID_ARGUMENT INVALID_EDIT");
        assertEditFails(open, replace("/to", "\"mallory\""), "FAILED_PRECONDITION EDIT_DENIED_BY_POLICY");
        assertThat(get(open).getSummary().getState()).isEqualTo(AskState.ASK_STATE_PENDING);
    }

    @Test
    void redeem_policyDeniesMeanwhile_isDenied() throws IOException {
        AskReference ask = ask(LARGE);
        approve(ask);
        sidecar.serve(TestSidecar.POLICY.replace("'mallory'", "'eve'"));
        Decision decision = await(ask);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasonsList())
                .anySatisfy(r -> assertThat(r.getCode()).isEqualTo(ReasonCode.REASON_CODE_POLICY_CHANGED));
    }

    @Test
    void redeem_policyWantsMoreMeanwhile_isSupersededByANewAsk() throws IOException {
        AskReference ask = ask(LARGE);
        approve(ask);
        sidecar.serve(TestSidecar.POLICY.replace("args.amount > 10000", "args.amount > 400"));
        Decision decision = await(ask);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasons(0).getCode()).isEqualTo(ReasonCode.REASON_CODE_SUPERSEDED);
        AskReference next = decision.getAsk();
        assertThat(next.getAskId()).isNotEqualTo(ask.getAskId());
        sidecar.reviewer()
                .submitVerdict(verdict(next, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .setChallengeAnswer(get(next).getChallenge())
                        .build());
        assertThat(await(next).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(await(ask)).isEqualTo(decision);
    }

    @Test
    void redeem_tooLate_isLapsed() throws InterruptedException {
        sidecar.restart(config -> config.withAsks(config.asks().withRedeemWithin(java.time.Duration.ofMillis(50))));
        AskReference ask = ask(LARGE);
        approve(ask);
        Thread.sleep(100);
        assertThat(await(ask).getReasons(0).getCode()).isEqualTo(ReasonCode.REASON_CODE_APPROVAL_LAPSED);
    }

    @Test
    void ask_showsTheLastAllowedCallOfTheSameAgentAndTool() {
        sidecar.decide("bank.transfer", "{\"amount\":5,\"to\":\"gas\"}");
        sidecar.decide("bank.balance", "{\"account\":\"other tool\"}");
        AskReference ask = sidecar.decide("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}")
                .getAsk();
        assertThat(get(ask).getLastAllowedArgumentsJson().getDisplay())
                .isEqualTo("{\n  \"amount\": 5,\n  \"to\": \"gas\"\n}");
        AskReference other = sidecar.agent()
                .decide(TestSidecar.request("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}")
                        .setCall(
                                TestSidecar.request("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}")
                                        .getCall()
                                        .toBuilder()
                                        .setAgent("another bot"))
                        .build())
                .getDecision()
                .getAsk();
        assertThat(get(other).hasLastAllowedArgumentsJson()).isFalse();
    }

    @Test
    void expiry_endsTheAskAndTheWait() throws IOException {
        sidecar.serve(TestSidecar.POLICY.replace(
                "effect: ask\n      explanation", "effect: ask\n      review: {expires: 1s}\n      explanation"));
        Decision decision = await(ask(LARGE), 15);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasons(0).getCode()).isEqualTo(ReasonCode.REASON_CODE_ASK_EXPIRED);
    }

    @Test
    void verdict_repeatedAndStale() {
        AskReference ask = ask(LARGE);
        SubmitVerdictRequest approve = verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                .setRequestId("v1")
                .build();
        SubmitVerdictRequest stale =
                approve.toBuilder().setEtag("0-0").setRequestId("v2").build();
        assertThat(failure(catchThrowable(() -> sidecar.reviewer().submitVerdict(stale))))
                .isEqualTo("ABORTED ASK_CHANGED");
        sidecar.reviewer().submitVerdict(approve);
        assertThat(sidecar.reviewer().submitVerdict(approve).getSummary().getState())
                .isEqualTo(AskState.ASK_STATE_APPROVED);
        assertThat(failure(catchThrowable(() -> sidecar.reviewer()
                        .submitVerdict(approve.toBuilder().setNote("other").build()))))
                .isEqualTo("ALREADY_EXISTS REQUEST_ID_REUSED");
    }

    @Test
    void getAsk_byPrefix_andListAsks_byPage() {
        AskReference first = ask(LARGE);
        AskReference second = ask(HUGE);
        assertThat(getById(first.getAskId().substring(0, 10)).getSummary().getAskId())
                .isEqualTo(first.getAskId());
        assertThat(failure(catchThrowable(() -> getById("abc")))).isEqualTo("INVALID_ARGUMENT INVALID_ASK_ID");
        assertThat(failure(catchThrowable(() -> getById("zzzzzzzz")))).isEqualTo("NOT_FOUND ASK_NOT_FOUND");
        ListAsksResponse page = sidecar.reviewer()
                .listAsks(ListAsksRequest.newBuilder().setPageSize(1).build());
        assertThat(page.getAsks(0).getAskId()).isEqualTo(second.getAskId());
        ListAsksResponse rest = sidecar.reviewer()
                .listAsks(ListAsksRequest.newBuilder()
                        .setPageSize(1)
                        .setPageToken(page.getNextPageToken())
                        .build());
        assertThat(rest.getAsks(0).getAskId()).isEqualTo(first.getAskId());
        assertThat(failure(catchThrowable(() -> sidecar.reviewer()
                        .listAsks(ListAsksRequest.newBuilder().setPageToken("x").build()))))
                .isEqualTo("INVALID_ARGUMENT INVALID_PAGE");
    }

    @Test
    void ask_survivesRestart_withItsVerdict() {
        AskReference pending = ask(LARGE);
        AskReference approved = ask(HUGE.replace("eve", "zoe"));
        sidecar.reviewer()
                .submitVerdict(verdict(approved, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .setChallengeAnswer(get(approved).getChallenge())
                        .build());
        sidecar.restart(config -> config);
        assertThat(await(approved).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        approve(pending);
        assertThat(await(pending).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
    }

    private AskReference ask(String arguments) {
        Decision decision = sidecar.decide("bank.transfer", arguments);
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        return decision.getAsk();
    }

    private Future<Decision> heldDecision(String arguments) {
        return com.google.common.util.concurrent.Futures.transform(
                sidecar.asyncAgent()
                        .decide(request("bank.transfer", arguments)
                                .setWait(Duration.newBuilder().setSeconds(15))
                                .build()),
                response -> response.getDecision(),
                Runnable::run);
    }

    private AskReference onlyPending(boolean awaited) {
        Awaitility.await()
                .until(() -> sidecar.reviewer().listAsks(ListAsksRequest.getDefaultInstance()).getAsksList().stream()
                        .anyMatch(a -> a.getAgentWaits() == awaited));
        return AskReference.newBuilder()
                .setAskId(sidecar.reviewer()
                        .listAsks(ListAsksRequest.getDefaultInstance())
                        .getAsks(0)
                        .getAskId())
                .build();
    }

    private Decision await(AskReference ask) {
        return await(ask, 10);
    }

    private Decision await(AskReference ask, long seconds) {
        return sidecar.agent()
                .awaitAsk(AwaitAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .setWait(Duration.newBuilder().setSeconds(seconds))
                        .build())
                .getDecision();
    }

    private void cancel(AskReference ask) {
        sidecar.agent()
                .cancelAsk(CancelAskRequest.newBuilder()
                        .setAskId(ask.getAskId())
                        .setRequestId(ask.getRequestId())
                        .build());
    }

    private Ask get(AskReference ask) {
        return getById(ask.getAskId());
    }

    private Ask getById(String id) {
        return sidecar.reviewer()
                .getAsk(GetAskRequest.newBuilder().setAskId(id).build())
                .getAsk();
    }

    private void approve(AskReference ask) {
        sidecar.reviewer()
                .submitVerdict(
                        verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE).build());
    }

    private SubmitVerdictRequest.Builder verdict(AskReference ask, VerdictOutcome outcome) {
        return SubmitVerdictRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setEtag(get(ask).getSummary().getEtag())
                .setOutcome(outcome);
    }

    private void assertEditFails(AskReference ask, Edit edit, String expected) {
        assertThat(failure(catchThrowable(() -> sidecar.reviewer()
                        .submitVerdict(verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                                .addEdits(edit)
                                .build()))))
                .isEqualTo(expected);
    }

    private static Edit replace(String pointer, String value) {
        return Edit.newBuilder()
                .setOperation(Edit.Operation.OPERATION_REPLACE)
                .setPointer(pointer)
                .setValueJson(value)
                .build();
    }
}
