package dev.assent.engine.ask;

import static dev.assent.engine.ask.Asks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlindnessTest {
    private static final Reviewer ANN = new Reviewer("ann", Set.of(), false, false);
    private static final Reviewer BEN = new Reviewer("ben", Set.of(), false, false);

    @Test
    void oneApproval_nobodyIsBlind() {
        Ask ask = pending(1);
        assertThat(Blindness.isWanted(ask)).isFalse();
        assertThat(Blindness.isBlind(ask, ANN)).isFalse();
    }

    @Test
    void several_everybodyIsBlindFromTheStart_untilTheOwnVerdict() {
        Ask ask = pending(2);
        assertThat(Blindness.isBlind(ask, ANN)).isTrue();
        Ask voted = vote(ask, ANN, Verdict.Outcome.APPROVE);
        assertThat(Blindness.isBlind(voted, ANN)).isFalse();
        assertThat(Blindness.isBlind(voted, BEN)).isTrue();
    }

    @Test
    void severalInOneOfTheRequirements_isEnough() {
        Ask ask = Asks.pending(
                Asks.asking(
                        Risk.LOW,
                        List.of(new ReviewRequirement(Set.of("a"), 1), new ReviewRequirement(Set.of("b"), 2)),
                        "r"),
                true);
        assertThat(Blindness.isBlind(ask, ANN)).isTrue();
    }

    @Test
    void edit_makesBlindAgain_butForTheEditor() {
        Ask ask = vote(pending(2), ANN, Verdict.Outcome.APPROVE);
        ArgumentEdit five =
                new ArgumentEdit(ArgumentEdit.Operation.REPLACE, JsonPointer.parse("/amount"), Optional.of(5L));
        Ask edited = rules().submit(ask, BEN, ballot(ask, Verdict.Outcome.APPROVE, List.of(five)), NOON);
        assertThat(Blindness.isBlind(edited, ANN)).isTrue();
        assertThat(Blindness.isBlind(edited, BEN)).isFalse();
    }

    @Test
    void end_showsAllToAll() {
        Ask denied = vote(pending(2), ANN, Verdict.Outcome.REJECT);
        assertThat(Blindness.isWanted(denied)).isFalse();
        assertThat(Blindness.isBlind(denied, BEN)).isFalse();
        Ask approved = vote(vote(pending(2), ANN, Verdict.Outcome.APPROVE), BEN, Verdict.Outcome.APPROVE);
        assertThat(Blindness.isBlind(approved, new Reviewer("cyd", Set.of(), false, false)))
                .isFalse();
    }

    private static Ask pending(int approvals) {
        return Asks.pending(Asks.asking(Risk.LOW, List.of(new ReviewRequirement(Set.of(), approvals)), "r"), true);
    }

    private static Ask vote(Ask ask, Reviewer reviewer, Verdict.Outcome outcome) {
        return rules().submit(ask, reviewer, ballot(ask, outcome, List.of()), NOON);
    }

    private static ReviewRules rules() {
        return new ReviewRules(call -> pending(2).evaluation());
    }

    private static Ballot ballot(Ask ask, Verdict.Outcome outcome, List<ArgumentEdit> edits) {
        return new Ballot(ask.etag(), Optional.empty(), outcome, "", new Untrusted(""), edits, "", "", "sha256:b");
    }
}
