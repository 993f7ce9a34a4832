package dev.assent.engine.ask;

import static dev.assent.engine.ask.Asks.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
    private static final Reviewer ANN = new Reviewer("ann", Set.of(), false, false);
    private static final String CODE = "K7Q";

    @ParameterizedTest
    @CsvSource({"LOW,NONE", "MEDIUM,NONE", "HIGH,CODE", "CRITICAL,TARGET"})
    void kind_followsTheRisk(Risk risk, String kind) {
        assertThat(kind(ask(risk, "eve@example.com"))).isEqualTo(kind);
    }

    @Test
    void kind_criticalWithoutTarget_isTheCode() {
        assertThat(Challenge.of(ask(Risk.CRITICAL, null))).contains(new Challenge(Challenge.Kind.CODE, CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "eve@example.com", "a b c", "/srv/a-b_c", "~", "<masked>", "masked: 3 characters"})
    void target_thatAPersonCanType_isTheChallenge(String target) {
        assertThat(Challenge.of(ask(Risk.CRITICAL, target))).contains(new Challenge(Challenge.Kind.TARGET, target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " eve",
                "eve ",
                "a  b",
                "a\tb",
                "a\nb",
                "eve\n",
                "ev\u00E9",
                "\u0435ve",
                "eve\u200B",
                "\u202Eeve",
                "a\u00A0b",
                "\u007F",
                "\u001Beve",
                "<masked: 40 characters>",
                "to <masked: 40 characters, 3fa2c1d0> now"
            })
    void target_thatAPersonCannotTypeOrMustNotSee_isNone(String target) {
        assertThat(kind(ask(Risk.CRITICAL, target))).isEqualTo("CODE");
    }

    @Test
    void target_longest() {
        assertThat(kind(ask(Risk.CRITICAL, "xy".repeat(64)))).isEqualTo("TARGET");
        assertThat(kind(ask(Risk.CRITICAL, "xy".repeat(64) + "x"))).isEqualTo("CODE");
        // shown as a count, so that nobody could tell what to type
        assertThat(kind(ask(Risk.CRITICAL, "x".repeat(9)))).isEqualTo("CODE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"K7Q", "k7q", "k7Q"})
    void code_inAnyCase_approves(String typed) {
        assertThat(submit(ask(Risk.HIGH, "eve"), typed, "").state()).isEqualTo(AskState.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "K7", "K7Q ", " K7Q", "K7QQ", "eve", "\u212A7Q", "K\uFF17Q"})
    void code_otherwise_isRefused(String typed) {
        assertRefused(VerdictRefusal.CHALLENGE_FAILED, ask(Risk.HIGH, "eve"), typed, "fine");
    }

    @Test
    void target_exactly_approves() {
        assertThat(submit(ask(Risk.CRITICAL, "Eve 1"), "Eve 1", "she asked").state())
                .isEqualTo(AskState.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K7Q", "k7q", "eve 1", "EVE 1", "Eve 1 ", " Eve 1", "Eve  1", "Eve 2", "Eve"})
    void target_otherwise_isRefused_andTheCodeToo(String typed) {
        assertRefused(VerdictRefusal.CHALLENGE_FAILED, ask(Risk.CRITICAL, "Eve 1"), typed, "fine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u200B", "...", "- -", "\u2800"})
    void critical_withoutAReason_isRefused(String note) {
        assertRefused(VerdictRefusal.INVALID_VERDICT, ask(Risk.CRITICAL, "eve"), "eve", note);
        assertRefused(VerdictRefusal.INVALID_VERDICT, ask(Risk.CRITICAL, null), CODE, note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "OPS-12", "7", "\u597D"})
    void critical_withAReason_isApproved(String note) {
        assertThat(submit(ask(Risk.CRITICAL, null), CODE, note).state()).isEqualTo(AskState.APPROVED);
    }

    @Test
    void reject_wantsNothing() {
        Ask ask = ask(Risk.CRITICAL, "eve");
        Ballot reject = ballot(ask, Verdict.Outcome.REJECT, "", "", List.of());
        assertThat(rules(ask.evaluation()).submit(ask, ANN, reject, NOON).state())
                .isEqualTo(AskState.DENIED);
    }

    @Test
    void edit_answersTheChallengeThatWasSeen() {
        Ask ask = ask(Risk.CRITICAL, "eve");
        Evaluation after = ask(Risk.CRITICAL, "joe").evaluation();
        Ask edited = rules(after).submit(ask, ANN, edit(ask, "eve", "typo"), NOON);
        assertThat(edited.state()).isEqualTo(AskState.APPROVED);
        assertThat(Challenge.of(edited)).contains(new Challenge(Challenge.Kind.TARGET, "joe"));
        assertThatThrownBy(() -> rules(after).submit(ask, ANN, edit(ask, "joe", "typo"), NOON))
                .isInstanceOf(VerdictRefusedException.class);
    }

    @Test
    void edit_thatPolicyAllows_namesNoTargetOfAnotherCall() {
        Evaluation two =
                withTarget(Asks.asking(Risk.CRITICAL, List.of(new ReviewRequirement(Set.of(), 2)), "r"), "eve");
        Ask ask = Asks.pending(two, true);
        Ask edited = rules(Asks.saying(Effect.ALLOW)).submit(ask, ANN, edit(ask, "eve", "typo"), NOON);
        assertThat(edited.state()).isEqualTo(AskState.PENDING);
        assertThat(edited.review().target()).isEmpty();
        assertThat(kind(edited)).isEqualTo("CODE");
    }

    @ParameterizedTest
    @CsvSource({
        "LOW,HIGH",
        "LOW,CRITICAL",
        "MEDIUM,HIGH",
        "MEDIUM,CRITICAL",
        "HIGH,CRITICAL",
    })
    void edit_thatRaisesTheRiskToAChallenge_isRefused(Risk before, Risk after) {
        Ask ask = ask(before, "eve");
        assertThatThrownBy(() ->
                        rules(ask(after, "eve").evaluation()).submit(ask, ANN, edit(ask, answer(ask), "typo"), NOON))
                .isInstanceOfSatisfying(
                        VerdictRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(VerdictRefusal.INVALID_EDIT))
                .hasMessageContaining(after.name());
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void edit_thatLowersOrKeepsTheRisk_isTaken(Risk before) {
        Ask ask = ask(before, "eve");
        for (Risk after : Risk.values()) {
            if (after.compareTo(before) <= 0) {
                Ask edited =
                        rules(ask(after, "eve").evaluation()).submit(ask, ANN, edit(ask, answer(ask), "typo"), NOON);
                assertThat(edited.state()).isEqualTo(AskState.APPROVED);
            }
        }
    }

    private static String answer(Ask ask) {
        return Challenge.of(ask).map(Challenge::answer).orElse("");
    }

    private static String kind(Ask ask) {
        return Challenge.of(ask).map(challenge -> challenge.kind().name()).orElse("NONE");
    }

    private static Ask ask(Risk risk, @org.jspecify.annotations.Nullable String target) {
        return Asks.pending(withTarget(Asks.asking(risk, List.of(ReviewRequirement.ANYONE), "r"), target), true);
    }

    private static Evaluation withTarget(Evaluation evaluation, @org.jspecify.annotations.Nullable String target) {
        return new Evaluation(
                evaluation.effect(),
                evaluation.reasons(),
                evaluation
                        .review()
                        .map(r -> r.withTarget(Optional.ofNullable(target).map(Untrusted::new))),
                evaluation.revision());
    }

    private static Ask submit(Ask ask, String typed, String note) {
        return rules(ask.evaluation())
                .submit(ask, ANN, ballot(ask, Verdict.Outcome.APPROVE, typed, note, List.of()), NOON);
    }

    private static void assertRefused(VerdictRefusal refusal, Ask ask, String typed, String note) {
        assertThatThrownBy(() -> submit(ask, typed, note))
                .isInstanceOfSatisfying(
                        VerdictRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private static ReviewRules rules(Evaluation ofNow) {
        return new ReviewRules(call -> ofNow);
    }

    private static Ballot edit(Ask ask, String typed, String note) {
        ArgumentEdit edit =
                new ArgumentEdit(ArgumentEdit.Operation.REPLACE, JsonPointer.parse("/amount"), Optional.of(11L));
        return ballot(ask, Verdict.Outcome.APPROVE, typed, note, List.of(edit));
    }

    private static Ballot ballot(
            Ask ask, Verdict.Outcome outcome, String typed, String note, List<ArgumentEdit> edits) {
        return new Ballot(ask.etag(), Optional.empty(), outcome, "", new Untrusted(note), edits, typed, "", "sha256:b");
    }
}
