package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static dev.assent.server.api.TestSidecar.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.server.config.SelfReview;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which people must approve, and what holds if there are none. */
class ReviewRequirementTest extends OnSidecar {
    @Test
    void groups_anyOfThemWillDo_andNobodyElse() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "cyd", "ann finance", "bo legal");
        serveReview("{groups: [finance, legal]}");
        AskReference ask = asks.ask(transfer(500));
        assertThat(failureOf("cyd", ask)).isEqualTo("PERMISSION_DENIED REVIEWER_NOT_ELIGIBLE");
        assertThat(approve("bo", ask)).isEqualTo(AskState.ASK_STATE_APPROVED);
        assertThat(asks.await(ask).getApprovedByList()).containsExactly("bo");
    }

    @Test
    void twoApprovals_areTwoPeople_andOneSeatEachInAll() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann finance,legal", "bo finance", "cyd legal");
        sidecar.serve(TestSidecar.POLICY
                .replace(
                        "effect: ask\n      explanation",
                        "effect: ask\n      review: {groups: [finance], approvals: 2}\n      explanation")
                .replace(
                        "args.amount > 10000\n      effect: ask\n      risk: high",
                        "args.amount > 400\n      effect: ask\n      review: {groups: [legal]}"));
        AskReference ask = asks.ask(transfer(500));
        assertThat(approve("ann", ask)).isEqualTo(AskState.ASK_STATE_PENDING);
        assertThat(failureOf("ann", ask)).isEqualTo("FAILED_PRECONDITION VERDICT_ALREADY_GIVEN");
        assertThat(approve("bo", ask)).isEqualTo(AskState.ASK_STATE_PENDING);
        assertThat(approve("cyd", ask)).isEqualTo(AskState.ASK_STATE_APPROVED);
        Decision allow = asks.await(ask);
        assertThat(allow.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(allow.getApprovedByList()).containsExactly("ann", "bo", "cyd");
    }

    @Test
    void oneRejects_afterApprovals_theAskIsDenied() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann", "bo", "cyd");
        serveReview("{approvals: 3}");
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        approve("bo", ask);
        sidecar.reviewer("bo").submitVerdict(reject(ask));
        assertThat(asks.outcome(ask)).isEqualTo("REJECTED");
    }

    @Test
    void edit_countsForItsReviewer_butNotAlone_andVoidsEarlierApprovals() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann", "bo");
        serveReview("{approvals: 2}");
        AskReference ask = asks.ask(transfer(500).setAcceptsEdits(true));
        approve("ann", ask);
        sidecar.reviewer("bo")
                .submitVerdict(asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .addEdits(Edit.newBuilder()
                                .setOperation(Edit.Operation.OPERATION_REPLACE)
                                .setPointer("/amount")
                                .setValueJson("50"))
                        .build());
        assertThat(asks.get(ask).getSummary().getState()).isEqualTo(AskState.ASK_STATE_PENDING);
        assertThat(approve("ann", ask)).isEqualTo(AskState.ASK_STATE_APPROVED);
        assertThat(asks.await(ask).getArgumentsJson()).contains("\"amount\":50");
    }

    @Test
    void pendingEdit_thatPolicyWouldAllow_outlivesAReload() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann", "bo");
        serveReview("{approvals: 2}");
        AskReference other = asks.ask(transfer(200));
        AskReference ask = asks.ask(transfer(500).setAcceptsEdits(true));
        sidecar.reviewer("bo")
                .submitVerdict(asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .addEdits(Edit.newBuilder()
                                .setOperation(Edit.Operation.OPERATION_REPLACE)
                                .setPointer("/amount")
                                .setValueJson("50"))
                        .build());
        sidecar.serve(review("{approvals: 2}")
                .replace("amount <= 100", "amount <= 300")
                .replace("amount > 100\n", "amount > 300\n"));
        Awaitility.await().until(() -> asks.get(other).getSummary().getState() == AskState.ASK_STATE_CANCELLED);
        assertThat(approve("ann", ask)).isEqualTo(AskState.ASK_STATE_APPROVED);
        assertThat(asks.await(ask).getArgumentsJson()).contains("\"amount\":50");
    }

    @Test
    void subject_reviewsTheirOwnCall_onlyIfConfigured_andNeverAmongSeveral() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "sue", "ann");
        AskReference refused = asks.ask(transfer(500));
        assertThat(failureOf("sue", refused)).isEqualTo("PERMISSION_DENIED SELF_REVIEW");
        sidecar.restartWithReviewers(SelfReview.ALLOW, "sue", "ann", "bo");
        assertThat(approve("sue", refused)).isEqualTo(AskState.ASK_STATE_APPROVED);
        serveReview("{approvals: 2}");
        AskReference two = asks.ask(transfer(600));
        assertThat(failureOf("sue", two)).isEqualTo("PERMISSION_DENIED SELF_REVIEW");
    }

    @Test
    void tooFewReviewers_isDenied_andHealthWarnsUntilThePolicyIsMended() throws Exception {
        serveReview("{approvals: 2}");
        Decision decision = asks.decide(transfer(500));
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(AskActions.outcome(decision)).isEqualTo("NO_ELIGIBLE_REVIEWERS");
        assertThat(asks.pending()).isZero();
        assertThat(readyz()).startsWith("200 ok").contains("not enough reviewers for bank/large");
        sidecar.serve(TestSidecar.POLICY);
        assertThat(readyz()).isEqualTo("200 ok\n");
        asks.ask(transfer(500));
    }

    @Test
    void theOnlyReviewerIsTheSubject_isDenied() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "sue finance", "ann");
        serveReview("{groups: [finance]}");
        assertThat(AskActions.outcome(asks.decide(transfer(500)))).isEqualTo("NO_ELIGIBLE_REVIEWERS");
        DecideRequest.Builder forSam = transfer(500);
        forSam.getCallBuilder().setSubject("sam");
        asks.ask(forSam);
    }

    @Test
    void policyWantsMorePeopleThanThereAre_pendingAndApprovedAsksAreDenied() throws IOException {
        AskReference pending = asks.ask(transfer(500));
        AskReference approved = asks.ask(transfer(600));
        asks.approve(approved);
        serveReview("{approvals: 2}");
        assertThat(asks.outcome(pending)).isEqualTo("NO_ELIGIBLE_REVIEWERS");
        assertThat(asks.outcome(approved)).isEqualTo("NO_ELIGIBLE_REVIEWERS");
    }

    @Test
    void localToken_isNoneWhereReviewersAreConfigured() {
        String local = sidecar.token();
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann");
        assertThat(failure(catchThrowable(() -> ReviewServiceGrpc.newBlockingStub(sidecar.reviewChannel())
                        .withInterceptors(TestSidecar.bearer(local))
                        .listAsks(ListAsksRequest.getDefaultInstance()))))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_INVALID");
    }

    private static String review(String requirement) {
        return TestSidecar.POLICY.replace(
                "effect: ask\n      explanation", "effect: ask\n      review: " + requirement + "\n      explanation");
    }

    private void serveReview(String requirement) throws IOException {
        sidecar.serve(review(requirement));
    }

    private AskState approve(String reviewer, AskReference ask) {
        return sidecar.reviewer(reviewer)
                .submitVerdict(asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .build())
                .getSummary()
                .getState();
    }

    private SubmitVerdictRequest reject(AskReference ask) {
        return asks.verdict(ask, VerdictOutcome.VERDICT_OUTCOME_REJECT).build();
    }

    private String failureOf(String reviewer, AskReference ask) {
        return failure(catchThrowable(() -> approve(reviewer, ask)));
    }

    private String readyz() throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://"
                                        + sidecar.sidecar().addresses().http() + "/readyz"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
