package dev.assent.cli.context;

import dev.assent.client.Risk;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the text of a configuration file. Whatever it does not know is a problem. Used once. */
final class ContextReader {
    private static final List<String> KEYS = List.of("current-context", "contexts");
    private static final List<String> CONTEXT_KEYS =
            List.of("name", "server", "token-file", "banner", "read-only", "scripts", "notices", "notice-from");

    private final Path folder;
    private final Problems problems;

    private ContextReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** What came of a file: contexts, or what is wrong with it. */
    record Read(Contexts contexts, List<Diagnostic> problems) {}

    /**
     * Reads a file. An empty one has no contexts.
     *
     * @param folder what a relative path in it is relative to
     */
    static Read read(SourceFile file, Path folder) {
        Problems problems = new Problems(file);
        Contexts contexts = saysNothing(file.text())
                ? Contexts.NONE
                : YamlReader.read(file, problems)
                        .flatMap(node -> new ContextReader(folder, problems).file(node))
                        .orElse(Contexts.NONE);
        return new Read(contexts, problems.diagnostics());
    }

    private static boolean saysNothing(String text) {
        return text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    private Optional<Contexts> file(YamlNode node) {
        return Fields.of(node, "the file", KEYS, problems).map(fields -> {
            Contexts contexts = Contexts.NONE;
            for (YamlNode item : fields.list("contexts").orElse(List.of())) {
                contexts = context(item, contexts).map(contexts::with).orElse(contexts);
            }
            Optional<Scalar> current = fields.text("current-context");
            if (current.isPresent() && contexts.named(current.get().value()).isEmpty()) {
                problems.error(current.get(), "there is no context of this name in the file");
            }
            return contexts.using(current.map(Scalar::value).orElse(""));
        });
    }

    private Optional<ReviewerContext> context(YamlNode node, Contexts before) {
        return Fields.of(node, "a context", CONTEXT_KEYS, problems).map(fields -> {
            Optional<Scalar> name = fields.requiredText("name");
            name.filter(text -> before.named(text.value()).isPresent())
                    .ifPresent(text -> problems.error(text, "another context has this name"));
            return new ReviewerContext(
                    value(name, ContextValue::name).orElse(""),
                    value(fields.text("server"), ContextValue::server),
                    value(fields.text("token-file"), this::path),
                    value(fields.text("banner"), ContextValue::banner).orElse(""),
                    value(fields.text("read-only"), ContextValue::truth).orElse(false),
                    scripts(fields.texts("scripts").orElse(List.of())),
                    fields.oneOf("notices", NoticeKind.values()).orElse(NoticeKind.BELL),
                    fields.oneOf("notice-from", Risk.values()).orElse(Risk.HIGH));
        });
    }

    private Scripts scripts(List<Scalar> names) {
        List<String> known = new ArrayList<>();
        for (Scalar name : names) {
            value(Optional.of(name), ContextValue::script).ifPresent(known::add);
        }
        return Scripts.parse(String.join(",", known));
    }

    private Path path(String text) {
        return ContextValue.path(text, folder);
    }

    private <T> Optional<T> value(Optional<Scalar> text, Function<String, T> reading) {
        try {
            return text.map(Scalar::value).map(reading);
        } catch (IllegalArgumentException e) {
            problems.error(text.orElseThrow(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
