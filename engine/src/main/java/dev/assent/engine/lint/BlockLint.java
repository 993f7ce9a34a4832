package dev.assent.engine.lint;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlNode.Sequence;
import dev.assent.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the text of a policy's blocks shows: variables that nothing reads, conditions that stand there twice. */
final class BlockLint {
    private final SourceFile file;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private BlockLint(SourceFile file) {
        this.file = file;
    }

    static List<Diagnostic> warnings(SourceFile file) {
        BlockLint lint = new BlockLint(file);
        YamlReader.read(file, new Problems(file))
                .flatMap(root -> value(root, "rule"))
                .ifPresent(lint::block);
        return lint.warnings;
    }

    private void block(YamlNode block) {
        for (YamlNode variable : items(block, "variables")) {
            text(variable, "name").filter(name -> !isRead(block, name)).ifPresent(this::unused);
        }
        Map<String, Scalar> conditions = new HashMap<>();
        for (YamlNode choice : choices(block)) {
            text(choice, "condition").ifPresent(condition -> once(condition, conditions));
            value(choice, "rule").ifPresent(this::block);
        }
    }

    private void unused(Scalar name) {
        warn(name, "nothing reads the variable '" + name.value() + "'");
    }

    private void once(Scalar condition, Map<String, Scalar> conditions) {
        Scalar first = conditions.putIfAbsent(condition.value().strip().replaceAll("\\s+", " "), condition);
        if (first != null) {
            warn(condition, "the same condition stands on line " + first.start().line());
        }
    }

    private void warn(Scalar place, String message) {
        warnings.add(
                Diagnostic.warning(file, place.start().line(), place.start().column(), message));
    }

    /** Any text in the block that names the variable counts, in whatever key: no use is missed, a mention may be taken for one. */
    private static boolean isRead(YamlNode block, Scalar name) {
        Pattern use = Pattern.compile("\\bvariables\\s*\\.\\s*" + Pattern.quote(name.value()) + "\\b");
        return texts(block).anyMatch(text -> use.matcher(text.value()).find());
    }

    private static Stream<Scalar> texts(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().flatMap(entry -> texts(entry.value()));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().flatMap(BlockLint::texts);
        }
        return Stream.of((Scalar) node);
    }

    private static List<YamlNode> choices(YamlNode block) {
        return Stream.concat(items(block, "match").stream(), items(block, "aggregate").stream())
                .toList();
    }

    static List<YamlNode> items(YamlNode map, String key) {
        return value(map, key)
                .map(node -> node instanceof Sequence list ? list.items() : List.<YamlNode>of())
                .orElse(List.of());
    }

    private static Optional<Scalar> text(YamlNode map, String key) {
        return value(map, key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    private static Optional<YamlNode> value(YamlNode map, String key) {
        return map instanceof Mapping mapping ? mapping.entry(key).map(Mapping.Entry::value) : Optional.empty();
    }
}
