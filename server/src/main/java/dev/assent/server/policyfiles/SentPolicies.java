package dev.assent.server.policyfiles;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.port.PolicyValidator;
import java.util.List;

/** Files that somebody sent, held to what the folder's files are held to. They never serve. Safe for any thread. */
public final class SentPolicies implements PolicyValidator {
    private final SetLoader loader;

    public SentPolicies(PolicyOptions options) {
        this.loader = new SetLoader(requireNonNull(options, "options"));
    }

    @Override
    public Compilation validate(List<SourceFile> files) {
        List<Diagnostic> unknown = files.stream()
                .filter(file -> !FolderReader.isPolicyFile(file.path()))
                .map(file -> Diagnostic.warning(file, 1, 1, FolderReader.NOT_LOADED))
                .toList();
        List<SourceFile> known = files.stream()
                .filter(file -> FolderReader.isPolicyFile(file.path()))
                .toList();
        return loader.load(PolicyFiles.of(known, unknown, List.of()));
    }
}
