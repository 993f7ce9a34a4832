package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.ReviewRequirement;
import dev.assent.proto.v1.ReviewResponse;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import dev.assent.server.config.SelfReview;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An ask that nobody decides comes to further people. */
class EscalationTest extends OnSidecar {
    @Test
    void addedGroup_isOfferedTheAsk_andToldWhy() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "lee leads", "sam support");
        escalateAfterASecond();
        StreamClient lee = StreamClient.on(sidecar).open();
        AskReference ask = asks.ask(transfer(500));

        ReviewResponse first = lee.nextWhere(ReviewResponse::hasOffered);
        AskSummary shown = first.getOffered().getSummary();
        assertThat(shown.getAskId()).isEqualTo(ask.getAskId());
        assertThat(shown.getEscalated()).isTrue();
        assertThat(shown.getRevisedByPolicy()).isFalse();
        assertThat(shown.getRequirementsList())
                .containsExactly(ReviewRequirement.newBuilder()
                        .addGroups("leads")
                        .addGroups("support")
                        .setApprovals(1)
                        .build());
        AskSummary after = sidecar.reviewer("lee")
                .submitVerdict(SubmitVerdictRequest.newBuilder()
                        .setAskId(shown.getAskId())
                        .setEtag(shown.getEtag())
                        .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .build())
                .getSummary();
        assertThat(after.getState()).isEqualTo(AskState.ASK_STATE_APPROVED);
        assertThat(asks.await(ask).getApprovedByList()).containsExactly("lee");
    }

    @Test
    void onlyTheAddedGroupHasPeople_theCallIsAskedAllTheSame() throws IOException {
        sidecar.restartWithReviewers(SelfReview.REFUSE, "lee leads");
        escalateAfterASecond();
        asks.ask(transfer(500));
        sidecar.restartWithReviewers(SelfReview.REFUSE, "kim sales");
        assertThat(AskActions.outcome(asks.decide(transfer(501)))).isEqualTo("NO_ELIGIBLE_REVIEWERS");
    }

    private void escalateAfterASecond() throws IOException {
        sidecar.serve(
                TestSidecar.POLICY.replace(
                        "effect: ask\n      explanation",
                        "effect: ask\n      review: {groups: [support], escalate: {after: 1s, groups: [leads]}}\n      explanation"));
    }
}
