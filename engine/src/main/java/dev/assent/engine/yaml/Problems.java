package dev.assent.engine.yaml;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.YamlNode.Mark;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file. For one thread. */
public final class Problems {
    /** More than anybody reads; the rest is dropped. */
    private static final int MAX_DIAGNOSTICS = 100;

    private final SourceFile file;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public Problems(SourceFile file) {
        this.file = file;
    }

    public void error(YamlNode node, String message) {
        error(node.start(), message);
    }

    public void error(Mark mark, String message) {
        if (diagnostics.size() < MAX_DIAGNOSTICS) {
            diagnostics.add(Diagnostic.error(file, mark.line(), mark.column(), message));
        }
    }

    public boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    public SourceFile file() {
        return file;
    }

    public Position position(Mark mark) {
        return new Position(file.path(), mark.line(), mark.column());
    }
}
