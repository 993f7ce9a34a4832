package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.Edit;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.OpenReview;
import dev.assent.proto.v1.ReleaseAsk;
import dev.assent.proto.v1.ReviewRequest;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.ReviewResponse.MessageCase;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.Verdict;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.proto.v1.WatchAsksRequest;
import dev.assent.proto.v1.WatchAsksResponse;
import dev.assent.server.config.SelfReview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where two must approve, bo does not learn what ann said before bo has said something, by whatever way bo looks. */
class BlindReviewTest extends OnSidecar {
    private static final String NOTE = "ann thinks that this is fine";

    @BeforeEach
    void start() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "ann", "bo", "cyd");
        sidecar.serve(asking("approvals: 2"));
    }

    @Test
    void blindFromTheStart_soThatBlindnessTellsNothing() {
        AskReference ask = asks.ask(transfer(500));
        assertThat(get("bo", ask).getSummary().getBlind()).isTrue();
        assertThat(get("ann", ask).getSummary().getBlind()).isTrue();
    }

    @Test
    void oneApproval_nobodyIsBlind() throws IOException {
        sidecar.serve(asking("approvals: 1"));
        assertThat(get("bo", asks.ask(transfer(500))).getSummary().getBlind()).isFalse();
    }

    @Test
    void earlierVote_isInNothingThatBoIsShown() {
        AskReference ask = asks.ask(transfer(500));
        Ask before = get("bo", ask);
        AskSummary listed = list("bo").get(0);

        AskSummary voted = approve("ann", ask);
        assertThat(voted.getBlind()).isFalse();
        assertThat(voted.getRequirements(0).getApproved()).isEqualTo(1);

        assertThat(still(get("bo", ask))).isEqualTo(still(before));
        assertThat(list("bo")).extracting(BlindReviewTest::still).containsExactly(still(listed));
        StreamClient bo = StreamClient.of(sidecar, "bo").open();
        List<ReviewResponse> snapshot = upTo(bo, MessageCase.CHECKPOINT);
        bo.claim(ask.getAskId());
        ReviewResponse claimed = bo.next(MessageCase.CLAIMED);
        assertThat(claimed.getClaimed().getAsk().getVerdictsList()).isEmpty();
        WatchAsksResponse watched = watch("bo").next();
        snapshot.forEach(
                message -> assertTellsNothing(message, message.getOffered().getSummary()));
        assertTellsNothing(claimed, claimed.getClaimed().getAsk().getSummary());
        assertTellsNothing(watched, watched.getOffered().getSummary());
        assertTellsNothing(get("bo", ask), get("bo", ask).getSummary());
    }

    @Test
    void refusedVerdicts_sayNothing() {
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        StreamClient bo = StreamClient.of(sidecar, "bo").open();
        bo.send(ReviewRequest.newBuilder()
                .setVerdict(verdict("bo", ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .setEtag("0-0")));
        ReviewResponse refused = bo.next(MessageCase.VERDICT_RESULT);
        assertThat(refused.getVerdictResult().getProblem().getReason().name()).endsWith("ASK_CHANGED");
        assertThat(refused.toString()).doesNotContain("ann");
        assertThat(get("bo", ask).getVerdictsList()).isEmpty();
    }

    @Test
    void ownVote_showsTheOthers() {
        sidecarAsksForThree();
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        AskSummary after = approve("bo", ask);
        assertThat(after.getState()).isEqualTo(AskState.ASK_STATE_PENDING);
        assertThat(after.getBlind()).isFalse();
        assertThat(after.getRequirements(0).getApproved()).isEqualTo(2);
        assertThat(get("bo", ask).getVerdictsList())
                .extracting(Verdict::getReviewer)
                .containsExactly("ann", "bo");
        assertThat(get("cyd", ask).getVerdictsList()).isEmpty();
    }

    @Test
    void end_showsAll() {
        AskReference ask = asks.ask(transfer(500));
        StreamClient cyd = StreamClient.of(sidecar, "cyd").open();
        cyd.next(MessageCase.CHECKPOINT);
        approve("ann", ask);
        approve("bo", ask);
        assertThat(cyd.next(MessageCase.WITHDRAWN).getWithdrawn().getReviewersList())
                .containsExactly("ann", "bo");
        Ask shown = get("cyd", ask);
        assertThat(shown.getSummary().getBlind()).isFalse();
        assertThat(shown.getSummary().getRequirements(0).getApproved()).isEqualTo(2);
        assertThat(shown.getVerdictsList()).hasSize(2);
    }

    @Test
    void cancelled_withdrawsWithoutNames_andShowsAllAfterwards() {
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        StreamClient bo = StreamClient.of(sidecar, "bo").open();
        asks.cancel(ask);
        assertThat(bo.next(MessageCase.WITHDRAWN).getWithdrawn().getReviewersList())
                .isEmpty();
        assertThat(get("bo", ask).getVerdictsList()).hasSize(1);
    }

    @Test
    void crashAndRestart_staysBlind() {
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        sidecar.restart(config -> config);
        assertThat(get("bo", ask).getVerdictsList()).isEmpty();
        assertThat(get("bo", ask).getSummary().getRequirements(0).getApproved()).isZero();
        assertThat(get("ann", ask).getVerdictsList()).hasSize(1);
    }

    @Test
    void edit_isSeen_butNotWhose_norThatItCounts() {
        AskReference ask = asks.ask(transfer(500).setAcceptsEdits(true));
        String first = get("bo", ask).getSummary().getEtag();
        AskSummary edited = submit(
                "ann",
                verdict("ann", ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .addEdits(Edit.newBuilder()
                                .setOperation(Edit.Operation.OPERATION_REPLACE)
                                .setPointer("/amount")
                                .setValueJson("499")));
        assertThat(edited.getRequirements(0).getApproved()).isEqualTo(1);

        Ask shown = get("bo", ask);
        assertThat(shown.getSummary().getEtag()).isNotEqualTo(first);
        assertThat(shown.getArgumentsJson().getRaw()).contains("499");
        assertThat(shown.getOriginalArgumentsJson().getRaw()).contains("500");
        assertThat(shown.getVerdictsList()).isEmpty();
        assertTellsNothing(shown, shown.getSummary());
        assertThat(asks.outcome(approved("bo", ask))).isEqualTo("ALLOW");
    }

    @Test
    void reload_hidesVotesOnEarlierVersionsToo_butOnesOwn() throws IOException {
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        sidecar.serve(asking("approvals: 3"));
        Awaitility.await().until(() -> get("bo", ask).getSummary().getRevisedByPolicy());
        assertThat(get("bo", ask).getVerdictsList()).isEmpty();
        Ask own = get("ann", ask);
        assertThat(own.getSummary().getBlind()).isTrue();
        assertThat(own.getVerdictsList()).extracting(Verdict::getNote).containsExactly(NOTE);
        sidecar.serve(asking("approvals: 1"));
        Awaitility.await().until(() -> !get("bo", ask).getSummary().getBlind());
        assertThat(get("bo", ask).getVerdictsList()).hasSize(1);
    }

    @Test
    void vote_isNotOfferedToTheBlind_butToThoseWhoHaveVoted() {
        sidecarAsksForThree();
        AskReference ask = asks.ask(transfer(500));
        approve("ann", ask);
        settle(ask);
        StreamClient ann = StreamClient.of(sidecar, "ann").open();
        StreamClient cyd = StreamClient.of(sidecar, "cyd").open();
        Iterator<WatchAsksResponse> watch = watch("cyd");
        ann.next(MessageCase.CHECKPOINT);
        cyd.next(MessageCase.CHECKPOINT);
        assertThat(watch.next().hasOffered()).isTrue();
        assertThat(watch.next().hasCheckpoint()).isTrue();

        approve("bo", ask);
        AskSummary offered = ann.next(MessageCase.OFFERED).getOffered().getSummary();
        assertThat(offered.getRequirements(0).getApproved()).isEqualTo(2);
        AskReference next = asks.ask(transfer(501));
        assertThat(cyd.next(MessageCase.OFFERED).getOffered().getSummary().getAskId())
                .isEqualTo(next.getAskId());
        assertThat(firstOffered(watch).getAskId()).isEqualTo(next.getAskId());
    }

    @Test
    void lease_isSeenByTheBlind_andVotesOfOthersDoNotTakeItAway() {
        AskReference ask = asks.ask(transfer(500));
        settle(ask);
        StreamClient bo = StreamClient.of(sidecar, "bo").open();
        StreamClient cyd = StreamClient.of(sidecar, "cyd").open();
        cyd.next(MessageCase.CHECKPOINT);
        bo.claim(ask.getAskId());
        assertThat(cyd.next(MessageCase.OFFERED)
                        .getOffered()
                        .getSummary()
                        .getLease()
                        .getReviewer())
                .isEqualTo("bo");

        approve("ann", ask);
        assertThat(get("cyd", ask).getSummary().getLease().getReviewer()).isEqualTo("bo");
        bo.send(ReviewRequest.newBuilder().setRelease(ReleaseAsk.newBuilder().setAskId(ask.getAskId())));
        // ended by the release alone: before, a lease that somebody's vote took away would have come
        bo.nextWhere(message -> message.hasLeaseEnded() || message.hasProblem());
        assertThat(cyd.next(MessageCase.OFFERED).getOffered().getSummary().hasLease())
                .isFalse();
    }

    @Test
    void cursor_fromBeforeTheVote_tellsNothingAboutIt() {
        AskReference ask = asks.ask(transfer(500));
        StreamClient bo = StreamClient.of(sidecar, "bo").open();
        ByteString cursor = bo.next(MessageCase.CHECKPOINT).getCheckpoint().getCursor();
        bo.hangUp();
        approve("ann", ask);
        StreamClient again = StreamClient.of(sidecar, "bo")
                .open(OpenReview.newBuilder().setCredit(1).setCursor(cursor));
        upTo(again, MessageCase.CHECKPOINT).stream()
                .filter(ReviewResponse::hasOffered)
                .forEach(message ->
                        assertTellsNothing(message, message.getOffered().getSummary()));
    }

    @Test
    void repeatOfAVerdictOnAnEarlierVersion_isAnsweredBlind() throws IOException {
        AskReference ask = asks.ask(transfer(500));
        SubmitVerdictRequest.Builder first =
                verdict("ann", ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE).setRequestId("v1");
        submit("ann", first);
        sidecar.serve(asking("approvals: 3"));
        Awaitility.await().until(() -> get("bo", ask).getSummary().getRevisedByPolicy());
        approve("bo", ask);
        AskSummary repeated = submit("ann", first);
        assertThat(repeated.getBlind()).isTrue();
        assertThat(repeated.getRequirements(0).getApproved()).isZero();
    }

    /** Somebody's name or note, or a count, in a message to a blind reviewer. */
    private static void assertTellsNothing(Message message, AskSummary summary) {
        assertThat(message.toString()).doesNotContain("ann", NOTE);
        if (!summary.getAskId().isEmpty()) {
            assertThat(summary.getBlind()).isTrue();
            assertThat(summary.getRequirementsList()).allMatch(requirement -> requirement.getApproved() == 0);
        }
    }

    private void sidecarAsksForThree() {
        try {
            sidecar.serve(asking("approvals: 3"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String asking(String review) {
        return TestSidecar.POLICY.replace(
                "effect: ask\n      explanation", "effect: ask\n      review: {" + review + "}\n      explanation");
    }

    private Ask get(String reviewer, AskReference ask) {
        return sidecar.reviewer(reviewer)
                .getAsk(GetAskRequest.newBuilder().setAskId(ask.getAskId()).build())
                .getAsk();
    }

    private List<AskSummary> list(String reviewer) {
        return sidecar.reviewer(reviewer)
                .listAsks(ListAsksRequest.getDefaultInstance())
                .getAsksList();
    }

    private AskReference approved(String reviewer, AskReference ask) {
        approve(reviewer, ask);
        return ask;
    }

    private AskSummary approve(String reviewer, AskReference ask) {
        return submit(reviewer, verdict(reviewer, ask, VerdictOutcome.VERDICT_OUTCOME_APPROVE));
    }

    private SubmitVerdictRequest.Builder verdict(String reviewer, AskReference ask, VerdictOutcome outcome) {
        return SubmitVerdictRequest.newBuilder()
                .setAskId(ask.getAskId())
                .setEtag(get(reviewer, ask).getSummary().getEtag())
                .setNote(NOTE)
                .setOutcome(outcome);
    }

    private AskSummary submit(String reviewer, SubmitVerdictRequest.Builder verdict) {
        return sidecar.reviewer(reviewer).submitVerdict(verdict.build()).getSummary();
    }

    private Iterator<WatchAsksResponse> watch(String reviewer) {
        return sidecar.reviewer(reviewer).watchAsks(WatchAsksRequest.getDefaultInstance());
    }

    private static AskSummary firstOffered(Iterator<WatchAsksResponse> watch) {
        WatchAsksResponse next = watch.next();
        while (!next.hasOffered()) {
            next = watch.next();
        }
        return next.getOffered().getSummary();
    }

    /** Until nobody has waited for the ask for a while: then it is not offered again for that. */
    private void settle(AskReference ask) {
        Awaitility.await().until(() -> !get("ann", ask).getSummary().getAgentWaits());
    }

    private static List<ReviewResponse> upTo(StreamClient stream, MessageCase kind) {
        List<ReviewResponse> all = new ArrayList<>();
        stream.nextWhere(message -> {
            if (!message.hasOpened()) {
                all.add(message);
            }
            return message.getMessageCase() == kind;
        });
        return all;
    }

    /** But for who waits, which changes by itself. */
    private static Ask still(Ask ask) {
        return ask.toBuilder().setSummary(still(ask.getSummary())).build();
    }

    private static AskSummary still(AskSummary summary) {
        return summary.toBuilder().clearAgentWaits().build();
    }
}
