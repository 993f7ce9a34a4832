package dev.assent.engine.ask;

import static dev.assent.engine.ask.Asks.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonPointer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReviewRulesTest {
    private static final Reviewer ANN = new Reviewer("ann", Set.of("finance"), false, false);
    private static final Reviewer BEN = new Reviewer("ben", Set.of("finance"), false, false);
    private static final Evaluation ONE =
            Asks.asking(Risk.MEDIUM, List.of(new ReviewRequirement(Set.of("finance"), 1)), "r");
    private static final Evaluation TWO =
            Asks.asking(Risk.MEDIUM, List.of(new ReviewRequirement(Set.of("finance"), 2)), "r");

    private final ReviewRules rules = rules(call -> ONE);

    @Test
    void approve_oneNeeded_approves() {
        Ask ask = Asks.pending(ONE, false);
        Ask after = rules.submit(ask, ANN, approve(ask), NOON);
        assertThat(after.state()).isEqualTo(AskState.APPROVED);
        assertThat(after.approvers()).containsExactly(ANN);
        assertThat(after.etag()).isEqualTo(ask.etag());
    }

    @Test
    void approve_twoNeeded_staysPendingUntilTheSecond() {
        Ask ask = Asks.pending(TWO, false);
        Ask first = rules.submit(ask, ANN, approve(ask), NOON);
        assertThat(first.state()).isEqualTo(AskState.PENDING);
        assertRefused(VerdictRefusal.VERDICT_ALREADY_GIVEN, first, ANN, approve(first));
        assertThat(rules.submit(first, BEN, approve(first), NOON).state()).isEqualTo(AskState.APPROVED);
    }

    @Test
    void reject_afterOwnApproval_replacesItAndDenies() {
        Ask ask = Asks.pending(TWO, false);
        Ask first = rules.submit(ask, ANN, approve(ask), NOON);
        Ask after = rules.submit(first, ANN, reject(first, "not today"), NOON);
        assertThat(after.state()).isEqualTo(AskState.DENIED);
        assertThat(after.verdicts()).hasSize(1);
        assertThat(after.end().orElseThrow().reason().code()).isEqualTo(ReasonCode.REJECTED);
        assertThat(after.end().orElseThrow().reason().explanation()).contains(new Untrusted("not today"));
    }

    @Test
    void anyVerdict_afterTheEnd_isRefused() {
        Ask ask = Asks.pending(ONE, false);
        Ask denied = rules.submit(ask, ANN, reject(ask, ""), NOON);
        assertRefused(VerdictRefusal.ASK_NOT_PENDING, denied, BEN, approve(denied));
        assertRefused(VerdictRefusal.ASK_NOT_PENDING, denied, BEN, reject(denied, ""));
    }

    @Test
    void anyVerdict_atTheExpiry_isRefused() {
        Ask ask = Asks.pending(ONE, false);
        Instant expiry = ask.expireTime();
        assertThatThrownBy(() -> rules.submit(ask, ANN, approve(ask), expiry))
                .isInstanceOfSatisfying(
                        VerdictRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(VerdictRefusal.ASK_NOT_PENDING));
        assertThat(rules.submit(ask, ANN, approve(ask), expiry.minusNanos(1)).state())
                .isEqualTo(AskState.APPROVED);
    }

    @Test
    void verdict_oldEtagOrOtherDigest_isRefused() {
        Ask ask = Asks.pending(ONE, false);
        assertRefused(VerdictRefusal.ASK_CHANGED, ask, ANN, ballot("9-x", Verdict.Outcome.APPROVE));
        Ballot otherDigest = new Ballot(
                ask.etag(),
                Optional.of("sha256:other"),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                List.of(),
                "",
                "",
                "sha256:b");
        assertRefused(VerdictRefusal.ASK_CHANGED, ask, ANN, otherDigest);
    }

    @Test
    void verdict_ofOutsiders_isRefused() {
        Ask ask = Asks.pending(ONE, false);
        assertRefused(
                VerdictRefusal.REVIEWER_NOT_ELIGIBLE,
                ask,
                new Reviewer("zoe", Set.of("support"), false, false),
                approve(ask));
    }

    @Test
    void verdict_ofTheSubjectOrTheCaller_isSelfReview() {
        Ask ask = Asks.pending(ONE, false);
        Reviewer subject = new Reviewer("sue", Set.of(), true, false);
        Reviewer lone = new Reviewer("sue", Set.of(), true, true);
        Reviewer caller = new Reviewer("agent-caller", Set.of(), true, true);
        assertRefused(VerdictRefusal.SELF_REVIEW, ask, subject, approve(ask));
        assertRefused(VerdictRefusal.SELF_REVIEW, ask, caller, approve(ask));
        assertThat(rules.submit(ask, lone, approve(ask), NOON).state()).isEqualTo(AskState.APPROVED);
        Ask forTwo = Asks.pending(TWO, false);
        assertRefused(VerdictRefusal.SELF_REVIEW, forTwo, lone, approve(forTwo));
    }

    @Test
    void approve_highRisk_wantsTheChallenge_rejectDoesNot() {
        Ask ask = Asks.pending(Asks.asking(Risk.HIGH, List.of(ReviewRequirement.ANYONE), "r"), false);
        assertRefused(VerdictRefusal.CHALLENGE_FAILED, ask, ANN, approve(ask));
        Ballot typed = new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                List.of(),
                "K7Q",
                "",
                "sha256:b");
        assertThat(rules.submit(ask, ANN, typed, NOON).state()).isEqualTo(AskState.APPROVED);
        assertThat(rules.submit(ask, ANN, reject(ask, ""), NOON).state()).isEqualTo(AskState.DENIED);
    }

    @Test
    void edit_withoutConsentOfTheAgent_isRefused() {
        Ask ask = Asks.pending(ONE, false);
        assertRefused(VerdictRefusal.EDITS_NOT_ACCEPTED, ask, ANN, edit(ask, "/amount", 5L));
    }

    @Test
    void edit_changesTheCallAndVoidsEarlierApprovals() {
        Ask ask = Asks.pending(TWO, true);
        ReviewRules keepTwo = rules(call -> TWO);
        Ask approved = keepTwo.submit(ask, ANN, approve(ask), NOON);
        Ask edited = keepTwo.submit(approved, BEN, edit(approved, "/amount", 5L), NOON);
        assertThat(edited.state()).isEqualTo(AskState.PENDING);
        assertThat(edited.etag()).isNotEqualTo(ask.etag());
        assertThat(edited.digest()).isNotEqualTo(ask.digest());
        assertThat(edited.approvers()).containsExactly(BEN);
        assertThat(edited.call().arguments()).containsEntry("amount", 5L);
        assertThat(edited.origin().arguments()).containsEntry("amount", 10L);
        assertRefused(VerdictRefusal.ASK_CHANGED, edited, ANN, approve(ask));
        assertThat(keepTwo.submit(edited, ANN, approve(edited), NOON).state()).isEqualTo(AskState.APPROVED);
    }

    @Test
    void edit_thatPolicyDeniesOrThatLeadsNowhere_isRefused() {
        Ask ask = Asks.pending(ONE, true);
        ReviewRules denying = rules(call -> Asks.saying(Effect.DENY));
        assertThatThrownBy(() -> denying.submit(ask, ANN, edit(ask, "/amount", 5L), NOON))
                .isInstanceOfSatisfying(
                        VerdictRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(VerdictRefusal.EDIT_DENIED_BY_POLICY));
        assertRefused(VerdictRefusal.INVALID_EDIT, ask, ANN, edit(ask, "/nowhere", 5L));
    }

    @Test
    void edit_thatPolicyAllows_keepsTheQuestionAsStrict() {
        Ask ask = Asks.pending(TWO, true);
        Ask edited = rules(call -> Asks.saying(Effect.ALLOW)).submit(ask, ANN, edit(ask, "/amount", 5L), NOON);
        assertThat(edited.state()).isEqualTo(AskState.PENDING);
        assertThat(edited.review()).isEqualTo(ask.review());
    }

    @Test
    void repeat_sameRequestId_changesNothing_otherBodyIsRefused() {
        Ask ask = Asks.pending(TWO, false);
        Ballot ballot = numbered(ask, "q1", "sha256:one");
        Ask first = rules.submit(ask, ANN, ballot, NOON);
        assertThat(rules.submit(first, ANN, ballot, NOON)).isEqualTo(first);
        assertRefused(VerdictRefusal.REQUEST_ID_REUSED, first, ANN, numbered(ask, "q1", "sha256:two"));
        // request ids are the reviewer's own: another reviewer's is another request
        assertThat(rules.submit(first, BEN, ballot, NOON).state()).isEqualTo(AskState.APPROVED);
    }

    private void assertRefused(VerdictRefusal refusal, Ask ask, Reviewer reviewer, Ballot ballot) {
        assertThatThrownBy(() -> rules.submit(ask, reviewer, ballot, NOON))
                .isInstanceOfSatisfying(
                        VerdictRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private static ReviewRules rules(Function<ToolCall, Evaluation> policy) {
        return new ReviewRules(policy);
    }

    private static Ballot approve(Ask ask) {
        return ballot(ask.etag(), Verdict.Outcome.APPROVE);
    }

    private static Ballot reject(Ask ask, String note) {
        return new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.REJECT,
                "",
                new Untrusted(note),
                List.of(),
                "",
                "",
                "sha256:b");
    }

    private static Ballot edit(Ask ask, String pointer, Object value) {
        ArgumentEdit edit =
                new ArgumentEdit(ArgumentEdit.Operation.REPLACE, JsonPointer.parse(pointer), Optional.of(value));
        return new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                List.of(edit),
                "",
                "",
                "sha256:e");
    }

    private static Ballot numbered(Ask ask, String requestId, String digest) {
        return new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                List.of(),
                "",
                requestId,
                digest);
    }

    private static Ballot ballot(String etag, Verdict.Outcome outcome) {
        return new Ballot(etag, Optional.empty(), outcome, "", new Untrusted(""), List.of(), "", "", "sha256:b");
    }
}
