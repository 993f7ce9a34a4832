package dev.assent.server.config;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one configuration file, once. Not safe for several threads. */
final class ConfigReader {
    private final SourceFile file;
    private final Path folder;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    ConfigReader(SourceFile file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    SidecarConfig read(SidecarConfig base) {
        Optional<Node> root = compose().filter(node -> !node.getTag().equals(Tag.NULL));
        SidecarConfig config = root.isPresent() ? section("", root.get(), base) : base;
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    problems.stream().sorted(Diagnostic.IN_READING_ORDER).toList());
        }
        return config;
    }

    private Optional<Node> compose() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(10);
        try {
            Iterator<Node> documents =
                    new Yaml(options).composeAll(new StringReader(file.text())).iterator();
            Optional<Node> first = documents.hasNext() ? Optional.of(documents.next()) : Optional.empty();
            if (documents.hasNext()) {
                problem(documents.next(), "the file has a second document");
            }
            return first;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            problem(mark, "not valid YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(Diagnostic.error(file, 1, 1, "not valid YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private SidecarConfig section(String prefix, Node node, SidecarConfig base) {
        if (!(node instanceof MappingNode mapping)) {
            problem(node, prefix.isEmpty() ? "expected keys with values" : "expected keys below `" + prefix + "`");
            return base;
        }
        SidecarConfig config = base;
        for (NodeTuple entry : mapping.getValue()) {
            config = entry(prefix, entry.getKeyNode(), entry.getValueNode(), config);
        }
        return config;
    }

    private SidecarConfig entry(String prefix, Node keyNode, Node value, SidecarConfig base) {
        if (!(keyNode instanceof ScalarNode scalar)) {
            problem(keyNode, "expected a key");
            return base;
        }
        String name = prefix.isEmpty() ? scalar.getValue() : prefix + "." + scalar.getValue();
        Optional<ConfigKey> key = ConfigKey.named(name);
        if (key.isEmpty() && !ConfigKey.isSection(name)) {
            problem(keyNode, "unknown key `" + name + "`" + Spelling.hint(name, ConfigKey.names()));
        } else if (!seen.add(name)) {
            problem(keyNode, "`" + name + "` is set twice");
        } else if (hasNoValue(value)) {
            problem(keyNode, "`" + name + "` has no value");
        } else if (key.isEmpty()) {
            return section(name, value, base);
        } else {
            return set(key.get(), value, base);
        }
        return base;
    }

    private SidecarConfig set(ConfigKey key, Node value, SidecarConfig base) {
        if (!(value instanceof ScalarNode scalar)) {
            problem(value, "`" + key.key() + "`: expected one value (quote it if it begins with a bracket)");
            return base;
        }
        try {
            return key.set(base, new ConfigValue(scalar, folder));
        } catch (IllegalArgumentException e) {
            problem(value, "`" + key.key() + "`: " + e.getMessage());
            return base;
        }
    }

    private static boolean hasNoValue(Node value) {
        return value.getTag().equals(Tag.NULL)
                || (value instanceof MappingNode mapping && mapping.getValue().isEmpty());
    }

    private void problem(Node node, String message) {
        problem(node.getStartMark(), message);
    }

    private void problem(Mark mark, String message) {
        problems.add(Diagnostic.error(file, mark.getLine() + 1, mark.getColumn() + 1, message));
    }
}
