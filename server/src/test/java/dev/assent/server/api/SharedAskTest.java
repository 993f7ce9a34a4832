package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static dev.assent.server.api.TestSidecar.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Duration;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AwaitAskResponse;
import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.server.config.SelfReview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An equal call joins the pending ask; all who share it hear the end, and one approval yields one ALLOW. */
class SharedAskTest extends OnSidecar {
    @Test
    void equalCall_joinsThePendingAsk_underItsOwnRequestId() {
        AskReference first = asks.ask(transfer(500));
        AskReference second = asks.ask(transfer(500).setRequestId("mine"));
        AskReference third = asks.ask(transfer(500));
        assertThat(second.getAskId()).isEqualTo(first.getAskId()).isEqualTo(third.getAskId());
        assertThat(second.getRequestId()).isEqualTo("mine");
        assertThat(Set.of(first.getRequestId(), third.getRequestId(), "mine")).hasSize(3);
        assertThat(second.getExpireTime()).isEqualTo(first.getExpireTime());
        assertThat(asks.pending()).isEqualTo(1);
    }

    @Test
    void anyDifference_opensAnAskOfItsOwn() {
        List<DecideRequest.Builder> others =
                new ArrayList<>(List.of(transfer(501), transfer(500).setAcceptsEdits(true), transfer(50_000)));
        DecideRequest.Builder session = transfer(500);
        session.getCallBuilder().setSession("s2");
        DecideRequest.Builder agent = transfer(500);
        agent.getCallBuilder().setAgent("Bot");
        DecideRequest.Builder subject = transfer(500);
        subject.getCallBuilder().setSubject("");
        DecideRequest.Builder server = transfer(500);
        server.getCallBuilder().setServer("x");
        others.addAll(List.of(session, agent, subject, server));
        Set<String> ids = new HashSet<>(Set.of(asks.ask(transfer(500)).getAskId()));
        others.forEach(other -> assertThat(ids.add(asks.ask(other).getAskId())).isTrue());
    }

    @Test
    void otherRules_openAnAskOfTheirOwn() throws IOException {
        sidecar.serve(TestSidecar.POLICY.replace(
                "tool.name == 'bank.transfer' && args.amount > 10000", "context.?careful.orValue(false) == true"));
        AskReference first = asks.ask(transfer(500));
        DecideRequest.Builder careful = transfer(500);
        careful.getCallBuilder().setContextJson("{\"careful\":true}");
        AskReference second = asks.ask(careful);
        assertThat(second.getAskId()).isNotEqualTo(first.getAskId());
        DecideRequest.Builder chatty = transfer(500);
        chatty.getCallBuilder().setContextJson("{\"mood\":1}");
        assertThat(asks.ask(chatty).getAskId()).isEqualTo(first.getAskId());
    }

    @Test
    void endedAsk_isNotJoined() {
        AskReference first = asks.ask(transfer(500));
        asks.approve(first);
        assertThat(asks.ask(transfer(500)).getAskId()).isNotEqualTo(first.getAskId());
    }

    @Test
    void approval_isOneAllow_forTheFirstThatComes() {
        AskReference opener = asks.ask(transfer(500));
        AskReference joiner = asks.ask(transfer(500));
        asks.approve(opener);
        Decision allow = asks.await(joiner);
        assertThat(allow.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(allow.getAsk()).isEqualTo(joiner);
        assertThat(asks.outcome(opener)).isEqualTo("APPROVAL_USED");
        assertThat(asks.await(joiner)).as("its repeats get the same answer").isEqualTo(allow);
        assertThat(asks.outcome(opener)).isEqualTo("APPROVAL_USED");
    }

    @Test
    void manyAtOnce_shareOneAsk_andOneOfThemMayRunTheCall() throws Exception {
        List<ListenableFuture<DecideResponse>> asked = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            asked.add(sidecar.asyncAgent().decide(transfer(500).build()));
        }
        List<AskReference> references = new ArrayList<>();
        for (ListenableFuture<DecideResponse> answer : asked) {
            references.add(answer.get().getDecision().getAsk());
        }
        assertThat(references.stream().map(AskReference::getAskId).distinct()).hasSize(1);
        assertThat(references.stream().map(AskReference::getRequestId).distinct())
                .hasSize(64);
        List<ListenableFuture<AwaitAskResponse>> waiting = new ArrayList<>();
        references.forEach(ask -> waiting.add(sidecar.asyncAgent().awaitAsk(AskActions.awaiting(ask))));
        asks.approve(references.get(0));
        List<String> outcomes = new ArrayList<>();
        for (ListenableFuture<AwaitAskResponse> answer : waiting) {
            outcomes.add(AskActions.outcome(answer.get().getDecision()));
        }
        assertThat(outcomes).filteredOn("ALLOW"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("APPROVAL_USED"::equals).hasSize(63);
    }

    @Test
    void refusal_andCancel_areForAllWhoShareTheAsk() {
        AskReference opener = asks.ask(transfer(500));
        AskReference joiner = asks.ask(transfer(500));
        asks.reject(opener, "no");
        Decision refused = asks.await(joiner);
        assertThat(AskActions.outcome(refused)).isEqualTo("REJECTED");
        assertThat(refused.getReasons(0).getExplanation().getDisplay()).isEqualTo("no");
        assertThat(refused.getAsk().getRequestId()).isEqualTo(joiner.getRequestId());
        assertThat(asks.outcome(opener)).isEqualTo("REJECTED");

        AskReference other = asks.ask(transfer(600));
        AskReference late = asks.ask(transfer(600));
        asks.cancel(late);
        assertThat(asks.outcome(other)).isEqualTo("ASK_CANCELLED");
        assertThat(asks.outcome(late)).isEqualTo("ASK_CANCELLED");
    }

    @Test
    void requestId_ofAJoin_attachesToTheAsk_alsoAfterARestart() {
        AskReference opener = asks.ask(transfer(500));
        asks.ask(transfer(500).setRequestId("mine"));
        sidecar.restart(config -> config);
        assertThat(asks.ask(transfer(500).setRequestId("mine")).getAskId()).isEqualTo(opener.getAskId());
        assertThat(failure(catchThrowable(() -> asks.decide(transfer(700).setRequestId("mine")))))
                .isEqualTo("ALREADY_EXISTS REQUEST_ID_REUSED");
        asks.approve(opener);
        assertThat(asks.decide(transfer(500).setRequestId("mine")).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(asks.outcome(opener)).isEqualTo("APPROVAL_USED");
    }

    @Test
    void ticketOfAnotherAsk_isNotFound() {
        AskReference first = asks.ask(transfer(500));
        AskReference other = asks.ask(transfer(600));
        AskReference joiner = asks.ask(transfer(600));
        for (AskReference stranger : List.of(other, joiner)) {
            AskReference mixed =
                    first.toBuilder().setRequestId(stranger.getRequestId()).build();
            assertThat(failure(catchThrowable(() -> asks.await(mixed)))).isEqualTo("NOT_FOUND ASK_NOT_FOUND");
            assertThat(failure(catchThrowable(() -> asks.cancel(mixed)))).isEqualTo("NOT_FOUND ASK_NOT_FOUND");
        }
    }

    @Test
    void supersededAsk_allWhoSharedItShareTheNext() throws IOException {
        AskReference opener = asks.ask(transfer(500));
        AskReference joiner = asks.ask(transfer(500));
        asks.approve(opener);
        sidecar.serve(TestSidecar.POLICY.replace("args.amount > 10000", "args.amount > 400"));
        Decision first = asks.await(opener);
        Decision second = asks.await(joiner);
        assertThat(AskActions.outcome(first)).isEqualTo("SUPERSEDED");
        assertThat(AskActions.outcome(second)).isEqualTo("SUPERSEDED");
        assertThat(second.getAsk().getAskId())
                .isEqualTo(first.getAsk().getAskId())
                .isNotEqualTo(opener.getAskId());
        assertThat(second.getAsk().getRequestId()).isNotEqualTo(first.getAsk().getRequestId());
        assertThat(asks.await(joiner).getAsk()).isEqualTo(second.getAsk());
        asks.approve(first.getAsk());
        assertThat(asks.outcome(second.getAsk())).isEqualTo("ALLOW");
        assertThat(asks.outcome(first.getAsk())).isEqualTo("APPROVAL_USED");
    }

    @Test
    void supersededAsk_joinsWhatIsPendingAlready() throws IOException {
        AskReference old = asks.ask(transfer(500));
        asks.approve(old);
        sidecar.serve(TestSidecar.POLICY.replace("args.amount > 10000", "args.amount > 400"));
        AskReference pending = asks.ask(transfer(500));
        assertThat(asks.await(old).getAsk().getAskId()).isEqualTo(pending.getAskId());
        assertThat(asks.pending()).isEqualTo(1);
    }

    @Test
    void policyAllowsMeanwhile_everyoneWhoSharedTheAskMayRunTheCall() throws IOException {
        AskReference opener = asks.ask(transfer(500));
        AskReference joiner = asks.ask(transfer(500));
        sidecar.serve(TestSidecar.POLICY
                .replace("amount <= 100", "amount <= 1000")
                .replace("amount > 100\n", "amount > 1000\n"));
        assertThat(asks.outcome(opener)).isEqualTo("ALLOW");
        assertThat(asks.outcome(joiner)).isEqualTo("ALLOW");
    }

    @Test
    void editedAsk_isStillJoinedByTheCallAsItWasSent() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann", "bo");
        sidecar.serve(TestSidecar.POLICY.replace(
                "effect: ask\n      explanation", "effect: ask\n      review: {approvals: 2}\n      explanation"));
        AskReference opener = asks.ask(transfer(500).setAcceptsEdits(true));
        asks.vote(asks.verdict(opener, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                .addEdits(Edit.newBuilder()
                        .setOperation(Edit.Operation.OPERATION_REPLACE)
                        .setPointer("/amount")
                        .setValueJson("400")));
        assertThat(asks.ask(transfer(500).setAcceptsEdits(true)).getAskId()).isEqualTo(opener.getAskId());
        assertThat(asks.ask(transfer(400).setAcceptsEdits(true)).getAskId()).isNotEqualTo(opener.getAskId());
    }

    @Test
    void batch_equalCallsShareAnAsk_andWaitHoldsAJoinToo() throws Exception {
        List<Decision> decisions = sidecar.agent()
                .batchDecide(BatchDecideRequest.newBuilder()
                        .addRequests(transfer(500))
                        .addRequests(transfer(500))
                        .build())
                .getDecisionsList();
        AskReference first = decisions.get(0).getAsk();
        assertThat(decisions.get(1).getAsk().getAskId()).isEqualTo(first.getAskId());
        ListenableFuture<DecideResponse> held = sidecar.asyncAgent()
                .decide(transfer(500)
                        .setWait(Duration.newBuilder().setSeconds(15))
                        .build());
        // once the ask has ended there is nothing to join
        Awaitility.await().until(() -> asks.get(first).getSummary().getAgentWaits());
        asks.approve(first);
        assertThat(held.get().getDecision().getEffect()).isNotEqualTo(Effect.EFFECT_ASK);
    }
}
