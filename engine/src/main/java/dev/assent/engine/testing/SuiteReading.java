package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of a test file.
 *
 * @param suite present if and only if no diagnostic is an error
 * @param diagnostics in reading order
 */
public record SuiteReading(Optional<TestSuite> suite, List<Diagnostic> diagnostics) {
    public SuiteReading {
        requireNonNull(suite, "suite");
        diagnostics = diagnostics.stream().sorted(Diagnostic.IN_READING_ORDER).toList();
    }
}
