package dev.assent.cli.policies;

import dev.assent.cli.Terminal;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.engine.testing.CaseResult;
import dev.assent.engine.testing.CaseResult.Difference;
import dev.assent.engine.testing.CoverageReport;

/** What a test run prints. */
final class TestReport {
    private final Terminal terminal;
    private final Style style;

    TestReport(Terminal terminal) {
        this.terminal = terminal;
        this.style = new Style(terminal.colour());
    }

    void results(TestRun run) {
        int cases = 0;
        int failed = 0;
        for (SuiteResult suite : run.suites()) {
            int all = suite.results().size();
            int bad = suite.failures().size();
            cases += all;
            failed += bad;
            String verdict = bad == 0 ? style.good("ok  ") : style.bad("FAIL");
            terminal.say(verdict + "  " + Shown.line(suite.file()) + "  " + (all - bad) + " of " + all);
            suite.failures().forEach(this::failure);
        }
        terminal.say(Counted.of(cases, "test", "tests") + " in "
                + Counted.of(run.suites().size(), "file", "files") + ": " + (cases - failed) + " passed, " + failed
                + " failed");
    }

    void coverage(CoverageReport report) {
        terminal.say("coverage: " + report.rulesCovered() + " of " + report.rules() + " rules ("
                + report.rulePercent() + " %), " + report.branchesCovered() + " of " + report.branches()
                + " branches (" + report.branchPercent() + " %)");
        report.gaps()
                .forEach(gap -> terminal.say("  " + Shown.line(gap.position() + ": " + gap.rule()) + ": "
                        + gap.what().text()));
    }

    /** Whether rules and branches both reach the percentage; says so if not. */
    boolean reaches(CoverageReport report, int percent) {
        boolean reaches = report.rulePercent() >= percent && report.branchPercent() >= percent;
        if (!reaches) {
            terminal.note("the tests reach less than " + percent + " %");
        }
        return reaches;
    }

    private void failure(CaseResult result) {
        terminal.say("  " + Shown.line(result.position() + ": " + result.name()));
        for (Difference difference : result.differences()) {
            terminal.say("    " + Shown.line(difference.what()));
            terminal.say(style.good("      - expected  " + Shown.line(difference.expected())));
            terminal.say(style.bad("      + was       " + Shown.line(difference.actual())));
        }
    }
}
