package dev.assent.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.Reason;
import dev.assent.proto.v1.ReasonCode;
import dev.assent.proto.v1.Verdict;
import dev.assent.proto.v1.VerdictOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: each kind of violation once. */
class HistoryCheckTest {
    private static final String ID = "ask";

    private final History history = new History();

    @BeforeEach
    void oneAskIsAnswered() {
        history.asked.add(new History.Asked(ID, "r1", AskKind.FINANCE));
        history.voted.add(new History.Voted(ID, "reviewer-2", true));
        history.ended.add(new History.Ended(ID, AskState.ASK_STATE_APPROVED));
        answer("r1", allow("d1"));
        answer("r1", allow("d1"));
    }

    @Test
    void whatIsRight_passes() {
        assertThat(violations(approvedBy("reviewer-2"))).isEmpty();
    }

    @Test
    void askThatIsGone() {
        assertThat(HistoryCheck.violations(history, id -> Optional.empty())).containsExactly("ask lost: ask");
    }

    @Test
    void verdictThatIsGone() {
        assertThat(violations(approvedBy()))
                .anyMatch(found -> found.startsWith("verdict lost"))
                .anyMatch(found -> found.startsWith("ALLOW without its verdicts"));
    }

    @Test
    void verdictOfSomebodyOutsideTheGroup() {
        assertThat(violations(approvedBy("reviewer-2", "reviewer-3"))).isEmpty();
        history.voted.clear();
        assertThat(violations(approvedBy("reviewer-3")))
                .anyMatch(found -> found.startsWith("ALLOW without its verdicts"));
    }

    @Test
    void allowOfAnAskThatIsNotApproved() {
        Ask denied = approvedBy("reviewer-2").toBuilder()
                .setSummary(summary(AskState.ASK_STATE_DENIED))
                .build();
        assertThat(violations(denied))
                .anyMatch(found -> found.startsWith("ended twice"))
                .anyMatch(found -> found.startsWith("ALLOW without its verdicts"));
    }

    @Test
    void cancellationThatIsGone() {
        history.cancelled.add(ID);
        assertThat(violations(approvedBy("reviewer-2")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("cancelled, and now");
    }

    @Test
    void approvalThatIsUsedTwice() {
        history.asked.add(new History.Asked(ID, "r2", AskKind.FINANCE));
        answer("r2", allow("d2"));
        assertThat(violations(approvedBy("reviewer-2"))).containsExactly("approval used 2 times: ask");
    }

    @Test
    void approvalThatTwoRequestsGet() {
        history.asked.add(new History.Asked(ID, "r2", AskKind.FINANCE));
        answer("r2", allow("d1"));
        assertThat(violations(approvedBy("reviewer-2"))).containsExactly("approval used 2 times: ask");
    }

    @Test
    void secondOfTwoRequests_isTold() {
        history.asked.add(new History.Asked(ID, "r2", AskKind.FINANCE));
        answer("r2", deny(ReasonCode.REASON_CODE_APPROVAL_USED));
        assertThat(violations(approvedBy("reviewer-2"))).isEmpty();
    }

    @Test
    void answerThatChanges() {
        answer("r1", deny(ReasonCode.REASON_CODE_APPROVAL_USED));
        assertThat(violations(approvedBy("reviewer-2")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("answered twice");
    }

    @Test
    void approvalThatIsDenied() {
        history.answered.clear();
        answer("r1", deny(ReasonCode.REASON_CODE_ASK_EXPIRED));
        assertThat(violations(approvedBy("reviewer-2")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("approved, and denied");
    }

    @Test
    void agentWithoutAnswer() {
        history.answered.clear();
        assertThat(violations(approvedBy("reviewer-2")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("unanswered");
    }

    @Test
    void surprise_isPassedOn() {
        history.surprises.add("Decide: INTERNAL");
        assertThat(violations(approvedBy("reviewer-2"))).containsExactly("Decide: INTERNAL");
    }

    private List<String> violations(Ask ask) {
        return HistoryCheck.violations(history, id -> Optional.of(ask));
    }

    private void answer(String requestId, Decision decision) {
        history.answered.add(new History.Answered(ID, requestId, decision, 0));
    }

    private static Ask approvedBy(String... reviewers) {
        return Ask.newBuilder()
                .setSummary(summary(AskState.ASK_STATE_APPROVED))
                .addAllVerdicts(Stream.of(reviewers)
                        .map(reviewer -> Verdict.newBuilder()
                                .setReviewer(reviewer)
                                .setEtag("1-e")
                                .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                                .build())
                        .toList())
                .build();
    }

    private static AskSummary summary(AskState state) {
        return AskSummary.newBuilder()
                .setAskId(ID)
                .setEtag("1-e")
                .setState(state)
                .build();
    }

    private static Decision allow(String id) {
        return Decision.newBuilder()
                .setId(id)
                .setEffect(Effect.EFFECT_ALLOW)
                .addReasons(Reason.newBuilder().setCode(ReasonCode.REASON_CODE_APPROVED))
                .build();
    }

    private static Decision deny(ReasonCode code) {
        return Decision.newBuilder()
                .setId("denied")
                .setEffect(Effect.EFFECT_DENY)
                .addReasons(Reason.newBuilder().setCode(code))
                .build();
    }
}
