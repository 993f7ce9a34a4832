package dev.assent.engine.decision;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.display.Untrusted;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a policy set says of one call, before anybody is asked.
 *
 * @param reasons every rule that matched or counts as matched, and the default effect if none did
 * @param review what people must do; present exactly if the effect is ASK
 * @param labels what the session gets if the call is allowed, sorted; none with DENY
 * @param obligations what the caller must do if the call is allowed; none with DENY
 * @param revision content hash of the policy set
 */
public record Evaluation(
        Effect effect,
        List<Reason> reasons,
        Optional<Review> review,
        List<String> labels,
        List<Obligation> obligations,
        String revision) {
    /** How long an ask stays open unless a rule says otherwise. */
    public static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(15);

    /**
     * The review that the matching ask rules want together.
     *
     * @param requirements equal groups with an equal escalation merged, the larger number kept; never empty
     * @param risk the highest
     * @param expiresAfter the shortest
     * @param target what the call acts on, as the riskiest rule that names one puts it; holds text of the agent
     */
    public record Review(
            List<ReviewRequirement> requirements, Risk risk, Duration expiresAfter, Optional<Untrusted> target) {
        /** Longest target, in code points: more nobody types. */
        public static final int MAX_TARGET = 200;

        public Review {
            requirements = List.copyOf(requirements);
            requireNonNull(risk, "risk");
            requireNonNull(expiresAfter, "expiresAfter");
            requireNonNull(target, "target");
            if (requirements.isEmpty()) {
                throw new IllegalArgumentException("requirements: none (expected: at least one)");
            }
        }

        /** One that names no target. */
        public Review(List<ReviewRequirement> requirements, Risk risk, Duration expiresAfter) {
            this(requirements, risk, expiresAfter, Optional.empty());
        }

        /** The same review of a call that acts on this. */
        public Review withTarget(Optional<Untrusted> named) {
            return new Review(requirements, risk, expiresAfter, named);
        }

        /** The review that long after the ask was opened; an escalation that comes now came with that version. */
        Review at(Duration age, int version) {
            List<ReviewRequirement> then =
                    requirements.stream().map(r -> r.at(age, version)).toList();
            return new Review(then, risk, expiresAfter, target);
        }

        /** The review as it stands just before the ask expires: everybody who may come to be asked is asked. */
        public Review atItsEnd() {
            return at(expiresAfter.minusNanos(1), 1);
        }

        /** How long after its opening the ask is next put to further groups, if that comes before it expires. */
        public Optional<Duration> nextEscalation() {
            return requirements.stream()
                    .flatMap(r -> r.escalation().stream())
                    .filter(escalation -> !escalation.hasCome())
                    .map(Escalation::after)
                    .filter(after -> after.compareTo(expiresAfter) < 0)
                    .min(Comparator.naturalOrder());
        }

        /** What a default ASK wants: any one reviewer, MEDIUM, 15 minutes. */
        public static Review byDefault() {
            return new Review(List.of(ReviewRequirement.ANYONE), Risk.MEDIUM, DEFAULT_EXPIRY);
        }
    }

    public Evaluation {
        requireNonNull(effect, "effect");
        reasons = List.copyOf(reasons);
        requireNonNull(review, "review");
        labels = labels.isEmpty()
                ? List.of()
                : labels.stream().distinct().sorted().toList();
        obligations = List.copyOf(obligations);
        requireNonNull(revision, "revision");
        if (review.isPresent() != (effect == Effect.ASK)) {
            throw new IllegalArgumentException("review: present " + review.isPresent() + " (expected: iff ASK)");
        }
        if (effect == Effect.DENY && !(labels.isEmpty() && obligations.isEmpty())) {
            throw new IllegalArgumentException("labels or obligations: some on DENY (expected: none)");
        }
    }

    /** One that brings neither labels nor obligations. */
    public Evaluation(Effect effect, List<Reason> reasons, Optional<Review> review, String revision) {
        this(effect, reasons, review, List.of(), List.of(), revision);
    }

    /**
     * What is asked that long after the ask was opened: escalations whose time has come add their groups.
     *
     * @param version of the ask, which the escalations that come now came with
     */
    public Evaluation at(Duration age, int version) {
        return new Evaluation(effect, reasons, review.map(r -> r.at(age, version)), labels, obligations, revision);
    }

    /** Whether both ask people the same, whatever time has brought about since: by the same rules, of the same people, at the same risk. */
    public boolean asksTheSame(Evaluation other) {
        return askingRules().equals(other.askingRules())
                && risk().equals(other.risk())
                && requirements().equals(other.requirements());
    }

    private Optional<Risk> risk() {
        return review.map(Review::risk);
    }

    private Set<ReviewRequirement> requirements() {
        return review.stream()
                .flatMap(r -> r.requirements().stream())
                .map(ReviewRequirement::asWritten)
                .collect(Collectors.toSet());
    }

    /** The rules that ask, as {@code policy/rule}; a reason to ask that is no rule goes by its code. In order. */
    public Set<String> askingRules() {
        Set<String> names = new TreeSet<>();
        for (Reason reason : reasons) {
            if (reason.effect() == Effect.ASK) {
                names.add(reason.rule().isEmpty() ? reason.code().name() : reason.ruleName());
            }
        }
        return names;
    }
}
