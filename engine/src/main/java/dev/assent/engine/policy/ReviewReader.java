package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the {@code review} key of an ask rule. */
final class ReviewReader {
    private static final List<String> KEYS = List.of("groups", "approvals", "expires", "target");
    private static final Duration MIN_EXPIRY = Duration.ofSeconds(1);
    private static final Duration MAX_EXPIRY = Duration.ofDays(30);

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
        return new AskTerms(risk, new ReviewRequirement(groups(fields), approvals), expires(fields), target);
    }

    private static SortedSet<String> groups(Fields fields) {
        SortedSet<String> groups = new TreeSet<>();
        for (Scalar group : fields.texts("groups").orElse(List.of())) {
            if (Names.GROUP.check(group, fields.problems()) && !groups.add(group.value())) {
                fields.problems().error(group, "group '" + group.value() + "' is here twice");
            }
        }
        if (fields.isEmptyList("groups")) {
            fields.node("groups")
                    .ifPresent(list -> fields.problems()
                            .error(list, "groups is empty (leave the key out if any reviewer will do)"));
        }
        return groups;
    }

    private static Duration expires(Fields fields) {
        return fields.text("expires")
                .flatMap(text -> {
                    Optional<Duration> duration = Durations.parse(text.value())
                            .filter(d -> d.compareTo(MIN_EXPIRY) >= 0 && d.compareTo(MAX_EXPIRY) <= 0);
                    if (duration.isEmpty()) {
                        fields.problems()
                                .error(
                                        text,
                                        "expires is '" + text.value()
                                                + "' (expected: a duration from 1s to 30d, like 90s, 15m or 1h30m)");
                    }
                    return duration;
                })
                .orElse(Evaluation.DEFAULT_EXPIRY);
    }
}
