package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.policy.Consequences.Duty;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys {@code labels} and {@code obligations} of a choice. */
final class ConsequencesReader {
    /** The keys that this class reads. */
    static final List<String> KEYS = List.of("labels", "obligations");

    private static final List<String> DUTY_KEYS = List.of("id", "type", "properties");
    private static final int MAX_DUTIES = 16;
    private static final int MAX_PROPERTIES = 32;

    private final Expressions expressions;
    private final Problems problems;

    private ConsequencesReader(Expressions expressions, Problems problems) {
        this.expressions = expressions;
        this.problems = problems;
    }

    static Consequences read(Fields fields, Effect effect, Expressions expressions) {
        Problems problems = fields.problems();
        if (effect == Effect.DENY) {
            KEYS.forEach(key -> fields.key(key)
                    .ifPresent(k ->
                            problems.error(k, key + " goes with effect: allow or ask, for a denied call never runs")));
            return Consequences.NONE;
        }
        ConsequencesReader reader = new ConsequencesReader(expressions, problems);
        return new Consequences(reader.labels(fields), reader.duties(fields));
    }

    private List<String> labels(Fields fields) {
        requireSome(fields, "labels");
        Set<String> labels = new LinkedHashSet<>();
        for (Scalar label : fields.texts("labels").orElse(List.of())) {
            if (Names.LABEL.check(label, problems) && !labels.add(label.value())) {
                problems.error(label, "label '" + label.value() + "' is here twice");
            }
        }
        return List.copyOf(labels);
    }

    private List<Duty> duties(Fields fields) {
        requireSome(fields, "obligations");
        List<Duty> duties = new ArrayList<>();
        List<YamlNode> items = fields.list("obligations").orElse(List.of());
        if (items.size() > MAX_DUTIES) {
            problems.error(items.get(MAX_DUTIES), "a choice has at most " + MAX_DUTIES + " obligations");
        }
        for (YamlNode item : items) {
            Fields.of(item, "an obligation", DUTY_KEYS, problems)
                    .flatMap(this::duty)
                    .ifPresent(duties::add);
        }
        return duties;
    }

    private Optional<Duty> duty(Fields fields) {
        Optional<String> id = fields.text("id")
                .filter(text -> Names.RULE.check(text, problems))
                .map(Scalar::value);
        return fields.requiredText("type")
                .filter(type -> Names.OBLIGATION.check(type, problems))
                .map(type -> new Duty(id, type.value(), properties(fields)));
    }

    private Map<String, CompiledExpression> properties(Fields fields) {
        Map<String, CompiledExpression> properties = new LinkedHashMap<>();
        Optional<YamlNode> node = fields.node("properties");
        if (node.isEmpty()) {
            return properties;
        }
        if (!(node.get() instanceof Mapping mapping)) {
            problems.error(
                    node.get(), "properties must be a map, but is " + node.get().kind());
            return properties;
        }
        if (mapping.entries().size() > MAX_PROPERTIES) {
            problems.error(mapping, "an obligation has at most " + MAX_PROPERTIES + " properties");
        }
        for (Mapping.Entry entry : mapping.entries()) {
            Names.PROPERTY.check(entry.key(), problems);
            if (entry.value() instanceof Scalar text) {
                expressions
                        .compile(text, ValueType.STRING)
                        .ifPresent(compiled -> properties.put(entry.key().value(), compiled));
            } else {
                problems.error(
                        entry.value(),
                        "a property must be a text, but is " + entry.value().kind());
            }
        }
        return properties;
    }

    private void requireSome(Fields fields, String key) {
        if (fields.isEmptyList(key)) {
            fields.node(key).ifPresent(list -> problems.error(list, key + " is empty (leave the key out for none)"));
        }
    }
}
