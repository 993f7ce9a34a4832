package dev.assent.engine.source;

import static java.util.Objects.requireNonNull;

/** A file as text; the path is what messages show, relative to the folder that was loaded, with forward slashes. */
public record SourceFile(String path, String text) {
    public SourceFile {
        requireNonNull(path, "path");
        requireNonNull(text, "text");
    }
}
