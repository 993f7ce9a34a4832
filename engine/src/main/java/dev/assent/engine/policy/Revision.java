package dev.assent.engine.policy;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.source.SourceFile;
import java.util.Comparator;
import java.util.List;

/** The content hash of a policy set: the same for the same files in any order. */
final class Revision {
    private Revision() {}

    static String of(List<SourceFile> files, PolicyOptions options) {
        StringBuilder text = new StringBuilder();
        append(text, options.defaultEffect().name());
        files.stream()
                .sorted(Comparator.comparing(SourceFile::path).thenComparing(SourceFile::text))
                .forEach(file -> {
                    append(text, file.path());
                    append(text, file.text());
                });
        return CallDigest.sha256(text.toString());
    }

    /** With its length before it, so that no two lists of parts run together into the same text. */
    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
