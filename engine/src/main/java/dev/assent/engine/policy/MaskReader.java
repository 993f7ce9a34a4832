package dev.assent.engine.policy;

import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code mask} key of a policy. */
final class MaskReader {
    private static final int MAX_PATHS = 100;

    private final List<ArgumentSchema> schemas;
    private final Problems problems;

    /**
     * @param schemas those of all tools that the policy is about; none if a tool has no schema
     */
    MaskReader(List<ArgumentSchema> schemas, Problems problems) {
        this.schemas = schemas;
        this.problems = problems;
    }

    List<MaskPath> read(Fields fields) {
        if (fields.isEmptyList("mask")) {
            fields.node("mask")
                    .ifPresent(list -> problems.error(list, "mask is empty (leave the key out if nothing is secret)"));
        }
        Set<MaskPath> paths = new LinkedHashSet<>();
        List<Scalar> texts = fields.texts("mask").orElse(List.of());
        if (texts.size() > MAX_PATHS) {
            problems.error(texts.get(MAX_PATHS), "a policy masks at most " + MAX_PATHS + " paths");
        }
        for (Scalar text : texts) {
            path(text).ifPresent(path -> {
                if (!paths.add(path)) {
                    problems.error(text, "mask has '" + text.value() + "' twice");
                } else if (!schemas.isEmpty()
                        && schemas.stream().noneMatch(schema -> SchemaPaths.knows(schema, path))) {
                    problems.error(text, "mask has '" + text.value() + "', which the schema of no tool here knows");
                }
            });
        }
        return List.copyOf(paths);
    }

    private Optional<MaskPath> path(Scalar text) {
        try {
            return Optional.of(MaskPath.parse(text.value()));
        } catch (IllegalArgumentException e) {
            problems.error(
                    text,
                    "mask has '" + text.value()
                            + "' (expected: a JSON Pointer into the arguments, like /card/number or /headers/*; ~1 for / and ~0 for ~)");
            return Optional.empty();
        }
    }
}
