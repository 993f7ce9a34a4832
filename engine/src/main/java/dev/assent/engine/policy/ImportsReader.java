package dev.assent.engine.policy;

import dev.assent.engine.cel.Environment;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code imports} of a policy: types that go by the last part of their names. */
final class ImportsReader {
    private static final List<String> KEYS = List.of("name");

    private ImportsReader() {}

    static Set<String> read(Fields fields) {
        Problems problems = fields.problems();
        if (fields.isEmptyList("imports")) {
            fields.node("imports")
                    .ifPresent(list -> problems.error(list, "imports is empty (leave the key out for none)"));
        }
        Set<String> names = new LinkedHashSet<>();
        for (YamlNode item : fields.list("imports").orElse(List.of())) {
            Optional<Scalar> name =
                    Fields.of(item, "an import", KEYS, problems).flatMap(one -> one.requiredText("name"));
            name.ifPresent(text -> {
                if (!Environment.importable().contains(text.value())) {
                    problems.error(
                            text,
                            "there is no type '" + text.value() + "' (expected: "
                                    + String.join(" or ", Environment.importable()) + ")");
                } else if (!names.add(text.value())) {
                    problems.error(text, "'" + text.value() + "' is imported twice");
                }
            });
        }
        return names;
    }
}
