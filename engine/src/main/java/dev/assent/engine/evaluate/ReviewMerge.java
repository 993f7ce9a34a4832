package dev.assent.engine.evaluate;

import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.policy.AskTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one review of what several rules want: nobody's requirement is lost, nothing is milder than any rule says. */
final class ReviewMerge {
    private final Map<People, ReviewRequirement> requirements = new LinkedHashMap<>();
    private @Nullable Risk risk;
    private @Nullable Duration expires;

    /** Who is asked, at first and later: one rule's escalation must not make another rule milder. */
    private record People(Set<String> groups, Optional<Escalation> escalation) {}

    void add(AskTerms terms) {
        add(terms.requirement(), terms.risk(), terms.expires());
    }

    /** What a reason to ask that is no rule wants. */
    void addDefault() {
        add(ReviewRequirement.ANYONE, Risk.MEDIUM, Evaluation.DEFAULT_EXPIRY);
    }

    Evaluation.Review merged() {
        if (risk == null || expires == null) {
            return Evaluation.Review.byDefault();
        }
        List<ReviewRequirement> all = new ArrayList<>(requirements.values());
        return new Evaluation.Review(all, risk, expires);
    }

    private void add(ReviewRequirement requirement, Risk itsRisk, Duration itsExpiry) {
        People people = new People(requirement.groups(), requirement.escalation());
        requirements.merge(people, requirement, (a, b) -> a.approvals() >= b.approvals() ? a : b);
        risk = risk == null ? itsRisk : risk.highest(itsRisk);
        expires = expires == null || itsExpiry.compareTo(expires) < 0 ? itsExpiry : expires;
    }
}
