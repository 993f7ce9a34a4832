package dev.assent.engine.ask;

import static dev.assent.engine.ask.Asks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonPointer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final Duration AFTER = Duration.ofMinutes(10);
    private static final Instant THEN = NOON.plus(AFTER);
    private static final Reviewer SAM = new Reviewer("sam", Set.of("support"), false, false);
    private static final Reviewer LEE = new Reviewer("lee", Set.of("leads"), false, false);
    private static final Evaluation SHOWN = asking(escalating(1, AFTER, "leads"));

    private final Ask ask = Asks.pending(SHOWN, true);
    private final Ask escalated = ask.escalated(THEN);

    @Test
    void atItsTime_addsTheGroups_andLowersNothing() {
        Ask two = Asks.pending(asking(escalating(2, AFTER, "leads", "duty")), false);
        assertThat(two.escalateTime()).contains(THEN);
        assertThat(two.escalated(THEN.minusNanos(1))).isSameAs(two);
        Ask then = two.escalated(THEN);
        assertThat(then.review().requirements()).singleElement().satisfies(requirement -> {
            assertThat(requirement.askedGroups()).containsExactly("duty", "leads", "support");
            assertThat(requirement.approvals()).isEqualTo(2);
        });
        assertThat(then.expireTime()).isEqualTo(two.expireTime());
        assertThat(ReviewRules.isEligible(two, LEE)).isFalse();
        assertThat(ReviewRules.isEligible(then, LEE)).isTrue();
        assertThat(ReviewRules.isEligible(then, SAM)).isTrue();
    }

    @Test
    void itHappensOnce() {
        assertThat(escalated.escalateTime()).isEmpty();
        assertThat(escalated.escalated(THEN.plusSeconds(60))).isSameAs(escalated);
    }

    @Test
    void itIsANewVersion_withoutTheVerdicts() {
        Ask voted = vote(Asks.pending(asking(escalating(2, AFTER, "leads")), true), SAM, List.of());
        Ask then = voted.escalated(THEN);
        assertThat(then.etag()).isNotEqualTo(voted.etag());
        assertThat(then.approvers()).isEmpty();
        assertThat(then.verdicts()).isEqualTo(voted.verdicts());
        assertThat(then.isEscalated()).isTrue();
        assertThat(then.isRevisedByPolicy()).isFalse();
        assertThat(voted.isEscalated()).isFalse();
    }

    @Test
    void severalAreTakenOneByOne_orTogetherIfTheyAreOverdue() {
        Ask several =
                Asks.pending(asking(escalating(1, AFTER, "leads"), escalating(1, AFTER.plusMinutes(1), "duty")), false);
        Ask first = several.escalated(THEN);
        assertThat(first.escalateTime()).contains(THEN.plusSeconds(60));
        assertThat(asked(first)).containsExactly(Set.of("leads", "support"), Set.of("support"));
        Ask both = Asks.pending(several.evaluation(), false).escalated(THEN.plusSeconds(60));
        assertThat(asked(both)).containsExactly(Set.of("leads", "support"), Set.of("duty", "support"));
        assertThat(asked(first.escalated(THEN.plusSeconds(60)))).isEqualTo(asked(both));
        assertThat(both.version()).isEqualTo(2);
    }

    @Test
    void itNeverComes_afterTheEndOrTheExpiry() {
        Ask ended = ask.ended(AskTrigger.CANCELLED_BY_AGENT, SHOWN.reasons().get(0), NOON)
                .orElseThrow();
        assertThat(ended.escalateTime()).isEmpty();
        assertThat(Asks.pending(asking(escalating(1, Duration.ofMinutes(15), "leads")), false)
                        .escalateTime())
                .isEmpty();
    }

    @Test
    void theEscalatedAsk_isTheSameQuestion() {
        assertThat(escalated.evaluation().asksTheSame(SHOWN)).isTrue();
        assertThat(new PolicyChange(call -> SHOWN).applyTo(escalated, THEN)).isSameAs(escalated);
    }

    @Test
    void otherTerms_areAnotherQuestion_whichEscalatesAsFromTheStart() {
        Evaluation other = asking(escalating(1, AFTER, "duty"));
        Ask revised = new PolicyChange(call -> other).applyTo(escalated, THEN);
        assertThat(asked(revised)).containsExactly(Set.of("duty", "support"));
        assertThat(revised.isEscalated()).isTrue();
        assertThat(revised.isRevisedByPolicy()).isTrue();
        Evaluation later = asking(escalating(1, AFTER.plusMinutes(1), "leads"));
        Ask back = new PolicyChange(call -> later).applyTo(escalated, THEN);
        assertThat(asked(back)).containsExactly(Set.of("support"));
        assertThat(back.escalateTime()).contains(THEN.plusSeconds(60));
    }

    @Test
    void anEdit_keepsWhoIsAsked() {
        Ask two = Asks.pending(asking(escalating(2, AFTER, "leads")), true).escalated(THEN);
        ArgumentEdit edit =
                new ArgumentEdit(ArgumentEdit.Operation.REMOVE, JsonPointer.parse("/amount"), Optional.empty());
        Ask edited = vote(two, SAM, List.of(edit));
        assertThat(asked(edited)).containsExactly(Set.of("leads", "support"));
        assertThat(edited.approvers()).containsExactly(SAM);
        assertThat(edited.escalateTime()).isEmpty();
        assertThat(edited.isRevisedByPolicy()).isFalse();
    }

    @Test
    void anApprovalOfTheAddedGroup_isWorthAnAllow() {
        Ask approved = vote(escalated, LEE, List.of());
        assertThat(approved.state()).isEqualTo(AskState.APPROVED);
        assertThat(Redemption.of(approved, SHOWN)).isEqualTo(Redemption.ALLOW);
        assertThat(Redemption.of(approved, asking(new ReviewRequirement(Set.of("support"), 1))))
                .as("policy does not escalate any more")
                .isEqualTo(Redemption.SUPERSEDED);
        assertThat(Redemption.of(approved, asking(escalating(1, AFTER.plusNanos(1), "leads"))))
                .as("policy escalates later than the approval")
                .isEqualTo(Redemption.SUPERSEDED);
    }

    @Test
    void canBeMet_countsThoseWhoAreAskedBeforeItExpires() {
        assertThat(canBeMet(SHOWN, LEE)).isTrue();
        assertThat(canBeMet(asking(escalating(1, Duration.ofMinutes(15), "leads")), LEE))
                .isFalse();
        assertThat(canBeMet(asking(escalating(2, AFTER, "leads")), SAM, LEE)).isTrue();
        assertThat(canBeMet(asking(escalating(2, AFTER, "leads")), LEE)).isFalse();
    }

    private boolean canBeMet(Evaluation evaluation, Reviewer... people) {
        return ReviewRules.canBeMet("caller", ask.call(), evaluation.review().orElseThrow(), List.of(people));
    }

    private static List<Set<String>> asked(Ask ask) {
        return ask.review().requirements().stream()
                .map(ReviewRequirement::askedGroups)
                .toList();
    }

    private static ReviewRequirement escalating(int approvals, Duration after, String... groups) {
        return new ReviewRequirement(Set.of("support"), approvals, Optional.of(new Escalation(after, Set.of(groups))));
    }

    private static Evaluation asking(ReviewRequirement... requirements) {
        Evaluation evaluation = Asks.asking(Risk.MEDIUM, List.of(requirements), "r");
        assertThat(evaluation.review().map(Review::expiresAfter)).contains(Duration.ofMinutes(15));
        return evaluation;
    }

    private static Ask vote(Ask ask, Reviewer reviewer, List<ArgumentEdit> edits) {
        Ballot ballot = new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                edits,
                "",
                "",
                "sha256:b");
        return new ReviewRules(call -> ask.evaluation().at(Duration.ZERO, 1)).submit(ask, reviewer, ballot, THEN);
    }
}
