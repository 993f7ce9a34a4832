package dev.assent.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedemptionTest {
    private static final List<ReviewRequirement> ANYONE = List.of(ReviewRequirement.ANYONE);
    private static final Evaluation SHOWN = Asks.asking(Risk.MEDIUM, ANYONE, "r", "s");

    @Test
    void sameRules_isAllowed() {
        assertThat(Redemption.of(approved(), SHOWN)).isEqualTo(Redemption.ALLOW);
    }

    @Test
    void fewerRules_isAllowed() {
        assertThat(Redemption.of(approved(), Asks.asking(Risk.MEDIUM, ANYONE, "r")))
                .isEqualTo(Redemption.ALLOW);
        assertThat(Redemption.of(approved(), Asks.saying(Effect.ALLOW))).isEqualTo(Redemption.ALLOW);
    }

    @Test
    void policyDeniesNow_isDenied() {
        assertThat(Redemption.of(approved(), Asks.saying(Effect.DENY))).isEqualTo(Redemption.DENY);
    }

    @Test
    void ruleThatWasNotShown_isSuperseded() {
        assertThat(Redemption.of(approved(), Asks.asking(Risk.MEDIUM, ANYONE, "r", "new")))
                .isEqualTo(Redemption.SUPERSEDED);
    }

    @Test
    void otherPeopleOrMoreOfThem_isSuperseded() {
        List<ReviewRequirement> legal = List.of(new ReviewRequirement(Set.of("legal"), 1));
        List<ReviewRequirement> two = List.of(new ReviewRequirement(Set.of(), 2));
        assertThat(Redemption.of(approved(), Asks.asking(Risk.MEDIUM, legal, "r")))
                .isEqualTo(Redemption.SUPERSEDED);
        assertThat(Redemption.of(approved(), Asks.asking(Risk.MEDIUM, two, "r")))
                .isEqualTo(Redemption.SUPERSEDED);
    }

    @Test
    void higherRiskThanWasShown_isSuperseded() {
        assertThat(Redemption.of(approved(), Asks.asking(Risk.HIGH, ANYONE, "r")))
                .isEqualTo(Redemption.SUPERSEDED);
    }

    private static Ask approved() {
        Ask ask = Asks.pending(SHOWN, false);
        Ballot approve = new Ballot(
                ask.etag(),
                Optional.empty(),
                Verdict.Outcome.APPROVE,
                "",
                new Untrusted(""),
                List.of(),
                "",
                "",
                "sha256:b");
        Reviewer ann = new Reviewer("ann", Set.of("finance"), false, false);
        return new ReviewRules(call -> SHOWN).submit(ask, ann, approve, Asks.NOON);
    }
}
