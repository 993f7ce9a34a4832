package dev.assent.cli.policies;

import dev.assent.engine.testing.CaseResult;
import java.util.List;

/** How the cases of one file went. */
record SuiteResult(String file, List<CaseResult> results) {
    SuiteResult {
        results = List.copyOf(results);
    }

    List<CaseResult> failures() {
        return results.stream().filter(result -> !result.passed()).toList();
    }
}
