package dev.assent.engine.testing;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one case of a test file. */
final class CaseReader {
    /** The time of a case that names none. */
    static final Instant DEFAULT_NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<String> CASE_KEYS = List.of("name", "session", "call", "now", "expect", "steps");
    private static final List<String> STEP_KEYS = List.of("call", "now", "expect");
    private static final List<String> SESSION_KEYS = List.of("labels");
    private static final List<String> CALL_KEYS =
            List.of("tool", "server", "args", "agent", "subject", "session", "context");
    private static final List<String> EXPECT_KEYS =
            List.of("effect", "rules", "risk", "review", "labels", "obligations", "audit");
    private static final List<String> REVIEW_KEYS = List.of("groups", "approvals");

    private final Problems problems;

    CaseReader(Problems problems) {
        this.problems = problems;
    }

    Optional<TestCase> read(YamlNode node) {
        return Fields.of(node, "a test", CASE_KEYS, problems).flatMap(fields -> {
            Optional<Scalar> name = fields.requiredText("name");
            Set<String> labels = fields.node("session")
                    .flatMap(session -> Fields.of(session, "session", SESSION_KEYS, problems))
                    .map(session -> names(session, "labels"))
                    .orElse(Set.of());
            List<TestStep> steps = steps(fields);
            if (name.isEmpty() || steps.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new TestCase(name.get().value(), problems.position(fields.start()), labels, steps));
        });
    }

    private List<TestStep> steps(Fields fields) {
        if (!fields.has("steps")) {
            return step(fields).stream().toList();
        }
        for (String key : STEP_KEYS) {
            fields.key(key).ifPresent(k -> problems.error(k, key + " goes into the steps of a test that has steps"));
        }
        List<YamlNode> items = fields.list("steps").orElse(List.of());
        if (items.isEmpty()) {
            fields.node("steps").ifPresent(node -> problems.error(node, "steps is empty"));
        }
        return items.stream()
                .flatMap(item -> Fields.of(item, "a step", STEP_KEYS, problems).stream())
                .flatMap(step -> step(step).stream())
                .toList();
    }

    private Optional<TestStep> step(Fields fields) {
        Optional<ToolCall> call = fields.required("call")
                .flatMap(c -> Fields.of(c, "a call", CALL_KEYS, problems))
                .flatMap(this::call);
        Instant now = fields.text("now").flatMap(this::time).orElse(DEFAULT_NOW);
        Optional<Expectation> expect = fields.required("expect")
                .flatMap(e -> Fields.of(e, "expect", EXPECT_KEYS, problems))
                .flatMap(this::expectation);
        return call.flatMap(known -> expect.map(expected -> new TestStep(known, now, expected)));
    }

    private static Set<String> names(Fields fields, String key) {
        Set<String> names = new TreeSet<>();
        fields.texts(key).orElse(List.of()).forEach(name -> names.add(name.value()));
        return names;
    }

    private Optional<ToolCall> call(Fields fields) {
        Optional<Scalar> tool = fields.requiredText("tool");
        JsonObject args = object(fields, "args");
        JsonObject context = object(fields, "context");
        if (tool.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ToolCall(
                    tool.get().value(),
                    name(fields, "server"),
                    args,
                    name(fields, "agent"),
                    name(fields, "subject"),
                    name(fields, "session"),
                    context));
        } catch (IllegalArgumentException e) {
            problems.error(fields.start(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String name(Fields fields, String key) {
        return fields.text(key).map(Scalar::value).orElse("");
    }

    private JsonObject object(Fields fields, String key) {
        Optional<YamlNode> node = fields.node(key);
        if (node.isEmpty()) {
            return JsonObject.EMPTY;
        }
        if (!(node.get() instanceof Mapping)) {
            problems.error(
                    node.get(), key + " must be a map, but is " + node.get().kind());
            return JsonObject.EMPTY;
        }
        return (JsonObject) YamlValues.toJson(node.get(), JsonObject.shape(), problems);
    }

    private Optional<Instant> time(Scalar text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.value()).toInstant());
        } catch (DateTimeException e) {
            problems.error(text, "now is '" + text.value() + "' (expected: a time like 2026-01-31T00:00:00Z)");
            return Optional.empty();
        }
    }

    private Optional<Expectation> expectation(Fields fields) {
        Optional<Effect> effect = fields.required("effect").flatMap(e -> fields.oneOf("effect", Effect.values()));
        Optional<Set<String>> rules = fields.texts("rules").map(names -> {
            Set<String> set = new TreeSet<>();
            names.forEach(name -> set.add(ruleName(name)));
            return set;
        });
        Optional<Risk> risk = fields.oneOf("risk", Risk.values());
        Optional<Set<ReviewRequirement>> review = fields.list("review").map(this::requirements);
        Optional<Set<String>> labels = fields.has("labels") ? Optional.of(names(fields, "labels")) : Optional.empty();
        Optional<Set<Obligation>> obligations =
                fields.list("obligations").map(items -> new ObligationReader(problems).read(items));
        Optional<JsonObject> audit = fields.has("audit") ? Optional.of(object(fields, "audit")) : Optional.empty();
        return effect.map(known -> new Expectation(known, rules, risk, review, labels, obligations, audit));
    }

    private String ruleName(Scalar name) {
        if (name.value().indexOf('/') <= 0) {
            problems.error(name, "rules has '" + name.value() + "' (expected: policy/rule)");
        }
        return name.value();
    }

    private Set<ReviewRequirement> requirements(List<YamlNode> items) {
        Set<ReviewRequirement> requirements = new LinkedHashSet<>();
        for (YamlNode item : items) {
            Fields.of(item, "a requirement", REVIEW_KEYS, problems).ifPresent(fields -> {
                List<String> groups = new ArrayList<>();
                fields.texts("groups").orElse(List.of()).forEach(group -> groups.add(group.value()));
                int approvals = fields.integer("approvals", 1, ReviewRequirement.MAX_APPROVALS)
                        .orElse(1);
                requirements.add(new ReviewRequirement(new TreeSet<>(groups), approvals));
            });
        }
        return requirements;
    }
}
