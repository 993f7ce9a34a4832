package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the {@code review} key of an ask rule. */
final class ReviewReader {
    private static final List<String> KEYS = List.of("groups", "approvals", "expires", "escalate", "target");
    private static final List<String> ESCALATE_KEYS = List.of("after", "groups");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private ReviewReader() {}

    static AskTerms read(YamlNode node, Risk risk, Expressions expressions, Problems problems) {
        return Fields.of(node, "review", KEYS, problems)
                .map(fields -> read(fields, risk, expressions))
                .orElseGet(() -> AskTerms.byDefault(risk));
    }

    private static AskTerms read(Fields fields, Risk risk, Expressions expressions) {
        int approvals =
                fields.integer("approvals", 1, ReviewRequirement.MAX_APPROVALS).orElse(1);
        Optional<CompiledExpression> target =
                fields.text("target").flatMap(text -> expressions.compile(text, ValueType.STRING));
        SortedSet<String> groups = groups(fields, "leave the key out if any reviewer will do");
        Duration expires = duration(fields, "expires").orElse(Evaluation.DEFAULT_EXPIRY);
        Optional<Escalation> escalation = escalation(fields, groups, expires);
        return new AskTerms(risk, new ReviewRequirement(groups, approvals, escalation), expires, target);
    }

    private static Optional<Escalation> escalation(Fields review, SortedSet<String> groups, Duration expires) {
        Problems problems = review.problems();
        if (review.has("escalate") && groups.isEmpty()) {
            review.key("escalate")
                    .filter(key -> !review.has("groups"))
                    .ifPresent(key -> problems.error(
                            key, "escalate goes with groups: without them any reviewer is asked from the start"));
            return Optional.empty();
        }
        return review.node("escalate")
                .flatMap(node -> Fields.of(node, "escalate", ESCALATE_KEYS, problems))
                .flatMap(fields -> readEscalation(fields, groups, expires));
    }

    private static Optional<Escalation> readEscalation(Fields fields, Set<String> asked, Duration expires) {
        Optional<Duration> after = fields.required("after")
                .flatMap(node -> duration(fields, "after"))
                .filter(time -> isBelow(time, expires, fields));
        SortedSet<String> groups = fields.required("groups").isEmpty()
                ? Collections.emptySortedSet()
                : groups(fields, "name those who are asked as well");
        for (Scalar group : fields.texts("groups").orElse(List.of())) {
            if (asked.contains(group.value())) {
                fields.problems().error(group, "group '" + group.value() + "' is asked from the start");
            }
        }
        return after.filter(time -> !groups.isEmpty()).map(time -> new Escalation(time, groups));
    }

    private static boolean isBelow(Duration after, Duration expires, Fields fields) {
        if (after.compareTo(expires) < 0) {
            return true;
        }
        fields.node("after")
                .ifPresent(node -> fields.problems()
                        .error(
                                node,
                                "after is not below expires: the ask is over by then (expires is 15m if not given)"));
        return false;
    }

    private static SortedSet<String> groups(Fields fields, String hint) {
        SortedSet<String> groups = new TreeSet<>();
        for (Scalar group : fields.texts("groups").orElse(List.of())) {
            if (Names.GROUP.check(group, fields.problems()) && !groups.add(group.value())) {
                fields.problems().error(group, "group '" + group.value() + "' is here twice");
            }
        }
        if (fields.isEmptyList("groups")) {
            fields.node("groups").ifPresent(list -> fields.problems().error(list, "groups is empty (" + hint + ")"));
        }
        return groups;
    }

    private static Optional<Duration> duration(Fields fields, String key) {
        return fields.text(key).flatMap(text -> {
            Optional<Duration> duration =
                    Durations.parse(text.value()).filter(d -> d.compareTo(SHORTEST) >= 0 && d.compareTo(LONGEST) <= 0);
            if (duration.isEmpty()) {
                fields.problems()
                        .error(
                                text,
                                key + " is '" + text.value()
                                        + "' (expected: a duration from 1s to 30d, like 90s, 15m or 1h30m)");
            }
            return duration;
        });
    }
}
