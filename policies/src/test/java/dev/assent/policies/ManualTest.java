package dev.assent.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.CaseResult;
import dev.assent.engine.testing.SuiteReading;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestSuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files that docs/policies.md tells a newcomer to write do what the page says. */
final class ManualTest {
    private static final Pattern NAMED_FILE =
            Pattern.compile("^```yaml (\\S+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void thePoliciesPassTheirTests() throws IOException {
        List<SourceFile> files = namedFiles();
        assertThat(files)
                .extracting(SourceFile::path)
                .containsExactly(
                        "trips.policy.yaml",
                        "trips.data.yaml",
                        "trips.tests.yaml",
                        "inbox.policy.yaml",
                        "inbox.tests.yaml");

        Compilation compilation = PolicyCompiler.compile(files, PolicyOptions.DEFAULT);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(run(compilation, files.get(2))).hasSize(6).allMatch(CaseResult::passed);
        assertThat(run(compilation, files.get(4))).hasSize(2).allMatch(CaseResult::passed);
    }

    /** The policy on the first page. */
    @Test
    void thePolicyOfTheReadmeLoads() throws IOException {
        List<SourceFile> shown = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(Path.of(System.getProperty("basedir", "."), "..", "README.md")))
                .results()
                .map(block -> new SourceFile("readme.policy.yaml", block.group(1)))
                .toList();
        assertThat(shown).hasSize(1);
        Compilation compilation = PolicyCompiler.compile(shown, PolicyOptions.DEFAULT);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(run(compilation, new SourceFile("readme.tests.yaml", """
            name: readme
            tests:
              - name: pocket money
                call: {tool: payments.send, args: {amount: 5}}
                expect: {effect: allow, rules: [payments/small]}
              - name: more
                call: {tool: payments.send, args: {amount: 500}}
                expect: {effect: ask, rules: [payments/large], risk: high, review: [{groups: [finance]}]}
              - name: nothing, or less
                call: {tool: payments.send, args: {amount: 0}}
                expect: {effect: ask, rules: []}
            """)))
                .hasSize(3)
                .allMatch(CaseResult::passed);
        assertThat(EditorSchema.of("policy").complaints(shown.get(0))).isEmpty();
    }

    /** The files that the page gives a name. */
    static List<SourceFile> namedFiles() throws IOException {
        return NAMED_FILE
                .matcher(Files.readString(Path.of(System.getProperty("basedir", "."), "..", "docs", "policies.md")))
                .results()
                .map(file -> new SourceFile(file.group(1), file.group(2)))
                .toList();
    }

    private static List<CaseResult> run(Compilation compilation, SourceFile suite) {
        SuiteReading reading = TestSuiteReader.read(suite);
        assertThat(reading.diagnostics()).isEmpty();
        return new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, () -> 0))
                .run(compilation.policySet().orElseThrow(), reading.suite().orElseThrow());
    }
}
