package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a set of files.
 *
 * @param policySet present if and only if no diagnostic is an error
 * @param diagnostics everything found, in reading order
 */
public record Compilation(Optional<PolicySet> policySet, List<Diagnostic> diagnostics) {
    public Compilation {
        requireNonNull(policySet, "policySet");
        diagnostics = diagnostics.stream().sorted(Diagnostic.IN_READING_ORDER).toList();
    }
}
