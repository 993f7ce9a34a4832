package dev.assent.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPointer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PolicyChangeTest {
    private static final Instant LATER = Asks.NOON.plusSeconds(60);
    private static final List<ReviewRequirement> TWO = List.of(new ReviewRequirement(Set.of(), 2));
    private static final Evaluation SHOWN = Asks.asking(Risk.MEDIUM, TWO, "r", "s");

    private final Ask ask = Asks.pending(SHOWN, true);

    @Test
    void sameQuestion_staysTheSameAsk_whateverTheRevision() {
        Evaluation same = new Evaluation(Effect.ASK, SHOWN.reasons(), SHOWN.review(), "sha256:9");
        assertThat(after(ask, call -> same)).isSameAs(ask);
    }

    @Test
    void otherRulesPeopleOrRisk_areANewVersion_withoutTheVerdicts() {
        Ask voted = vote(ask, "ann", List.of());
        List<Evaluation> others = List.of(
                Asks.asking(Risk.MEDIUM, TWO, "r"),
                Asks.asking(Risk.MEDIUM, TWO, "r", "s", "t"),
                Asks.asking(Risk.HIGH, TWO, "r", "s"),
                Asks.asking(Risk.MEDIUM, List.of(ReviewRequirement.ANYONE), "r", "s"));
        for (Evaluation other : others) {
            Ask changed = after(voted, call -> other);
            assertThat(changed.state()).isEqualTo(AskState.PENDING);
            assertThat(changed.etag()).isNotEqualTo(voted.etag());
            assertThat(changed.approvers()).isEmpty();
            assertThat(changed.evaluation()).isEqualTo(other);
            assertThat(changed.expireTime()).isEqualTo(ask.expireTime());
            assertThat(changed.isRevisedByPolicy()).isTrue();
        }
        assertThat(voted.isRevisedByPolicy()).isFalse();
    }

    @Test
    void newVersion_expiresEarlierIfPolicySaysSo_neverLater() {
        assertThat(after(ask, call -> expiring(Duration.ofMinutes(1))).expireTime())
                .isEqualTo(Asks.NOON.plusSeconds(60));
        assertThat(after(ask, call -> expiring(Duration.ofHours(1))).expireTime())
                .isEqualTo(ask.expireTime());
    }

    @Test
    void policyDenies_endsTheAsk_andNamesTheRule() {
        Reason rule = new Reason(
                ReasonCode.RULE_MATCHED, "p", "no", Effect.DENY, Optional.empty(), Optional.of(new Untrusted("why")));
        Evaluation deny = new Evaluation(Effect.DENY, List.of(rule), Optional.empty(), "sha256:2");
        Ask ended = after(ask, call -> deny);
        assertThat(ended.state()).isEqualTo(AskState.DENIED);
        Ask.End end = ended.end().orElseThrow();
        assertThat(end.trigger()).isEqualTo(AskTrigger.POLICY_DENIES);
        assertThat(end.time()).isEqualTo(LATER);
        assertThat(end.reason().code()).isEqualTo(ReasonCode.POLICY_CHANGED);
        assertThat(end.reason().ruleName()).isEqualTo("p/no");
        assertThat(end.reason().explanation()).contains(new Untrusted("why"));
    }

    @Test
    void policyAllows_cancelsTheAsk() {
        Ask ended = after(ask, call -> Asks.saying(Effect.ALLOW));
        assertThat(ended.state()).isEqualTo(AskState.CANCELLED);
        assertThat(ended.end().orElseThrow().trigger()).isEqualTo(AskTrigger.POLICY_ALLOWS);
    }

    @Test
    void policyAllowsWhatAnEditMade_isCancelledOnlyIfItAllowsWhatWasSent() {
        Ask edited = vote(
                ask,
                "ann",
                List.of(new ArgumentEdit(
                        ArgumentEdit.Operation.REPLACE,
                        JsonPointer.parse("/amount"),
                        Optional.of(JsonObject.parseValue("1", JsonLimits.CALL)))));
        assertThat(edited.isRevisedByPolicy()).isFalse();
        Evaluation allow = Asks.saying(Effect.ALLOW);
        Function<Evaluation, Ask> whenSentIs = sent -> after(edited, call -> call.equals(edited.call()) ? allow : sent);

        assertThat(whenSentIs.apply(SHOWN)).isSameAs(edited);
        assertThat(whenSentIs.apply(Asks.saying(Effect.DENY))).isSameAs(edited);
        assertThat(whenSentIs.apply(allow).state()).isEqualTo(AskState.CANCELLED);
        assertThat(whenSentIs.apply(Asks.asking(Risk.HIGH, TWO, "r", "s")).approvers())
                .isEmpty();
    }

    private static Evaluation expiring(Duration after) {
        return new Evaluation(Effect.ASK, SHOWN.reasons(), Optional.of(new Review(TWO, Risk.HIGH, after)), "sha256:2");
    }

    private static Ask after(Ask pending, Function<ToolCall, Evaluation> policy) {
        return new PolicyChange(policy).applyTo(pending, LATER);
    }

    private static Ask vote(Ask ask, String reviewer, List<ArgumentEdit> edits) {
        Ballot approve = new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                edits,
                "",
                "",
                "sha256:b");
        return new ReviewRules(call -> SHOWN)
                .submit(ask, new Reviewer(reviewer, Set.of(), false, false), approve, Asks.NOON);
    }
}
