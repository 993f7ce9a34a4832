package dev.assent.engine.testing;

import dev.assent.engine.decision.Obligation;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the obligations that a case expects: texts, not expressions. */
final class ObligationReader {
    private static final List<String> KEYS = List.of("id", "type", "properties");

    private final Problems problems;

    ObligationReader(Problems problems) {
        this.problems = problems;
    }

    Set<Obligation> read(List<YamlNode> items) {
        Set<Obligation> obligations = new LinkedHashSet<>();
        for (YamlNode item : items) {
            Fields.of(item, "an obligation", KEYS, problems)
                    .ifPresent(fields -> fields.requiredText("type")
                            .ifPresent(type -> obligations.add(new Obligation(
                                    fields.text("id").map(Scalar::value).orElse(""),
                                    type.value(),
                                    properties(fields)))));
        }
        return obligations;
    }

    private Map<String, String> properties(Fields fields) {
        Map<String, String> properties = new TreeMap<>();
        fields.node("properties").ifPresent(node -> {
            if (!(node instanceof Mapping mapping)) {
                problems.error(node, "properties must be a map, but is " + node.kind());
                return;
            }
            for (Mapping.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Scalar text) {
                    properties.put(entry.key().value(), text.value());
                } else {
                    problems.error(
                            entry.value(),
                            "a property must be a text, but is " + entry.value().kind());
                }
            }
        });
        return properties;
    }
}
