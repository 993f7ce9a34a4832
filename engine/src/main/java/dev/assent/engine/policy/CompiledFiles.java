package dev.assent.engine.policy;

import dev.assent.engine.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a set was compiled from, so that a later one need not compile it again.
 *
 * @param context the files that are no policies: what a policy compiles to can depend on them
 * @param policies those whose files gave rise to no diagnostic
 */
record CompiledFiles(List<SourceFile> context, Map<SourceFile, Policy> policies) {
    static final CompiledFiles NONE = new CompiledFiles(List.of(), Map.of());

    CompiledFiles {
        context = List.copyOf(context);
        policies = Map.copyOf(policies);
    }

    /** What of this can be used beside these other files: all of it or nothing. */
    CompiledFiles beside(List<SourceFile> others) {
        return context.equals(others) ? this : NONE;
    }

    /** The policy of a file with this path and text. */
    @Nullable
    Policy reuse(SourceFile file) {
        return policies.get(file);
    }
}
