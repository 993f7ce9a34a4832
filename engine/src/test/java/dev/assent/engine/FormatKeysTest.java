package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.TestSuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every key of the format has a folder {@code keys/MAP/KEY} with a {@code good} file that loads and a {@code bad} one that
 * does not; its first line says which error. Which keys there are, the readers say themselves, when they meet one that they do
 * not know.
 */
class FormatKeysTest {
    private static final Path KEYS = Path.of("src/test/resources/keys");
    private static final Pattern UNKNOWN = Pattern.compile("unknown key 'x' in (?:an? )?(.+) \\(expected: (.+)\\)");

    /** A key that nobody knows, in every map that has known ones. */
    private static final String POLICY_OF_UNKNOWN_KEYS = """
        name: p
        x: 1
        imports: [{x: 1}]
        rule:
          x: 1
          variables: [{name: v, expression: args.v, x: 1}]
          match: [{id: r, effect: ask, x: 1, review: {groups: [g], x: 1, escalate: {x: 1}}, obligations: [{x: 1}]}]
        """;

    private static final String TESTS_OF_UNKNOWN_KEYS = """
        name: s
        x: 1
        tests:
          - {name: a, x: 1, session: {x: 1}, call: {tool: t, x: 1}, expect: {effect: ask, x: 1, review: [{x: 1}]}}
          - {name: b, steps: [{x: 1, call: {tool: t}, expect: {effect: ask}}]}
        """;

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return known().entrySet().stream()
                .flatMap(map -> map.getValue().stream()
                        .map(key -> DynamicTest.dynamicTest(map.getKey() + " " + key, () -> check(map.getKey(), key))));
    }

    @Test
    void everyMapIsMet() {
        assertThat(known().keySet())
                .containsExactlyInAnyOrder(
                        "policy",
                        "import",
                        "rule",
                        "variable",
                        "choice",
                        "review",
                        "escalate",
                        "obligation",
                        "session",
                        "step",
                        "test file",
                        "test",
                        "call",
                        "expect",
                        "requirement");
    }

    /** The keys of each map, by its name. */
    private static Map<String, List<String>> known() {
        Map<String, List<String>> known = new TreeMap<>();
        List<Diagnostic> diagnostics =
                new ArrayList<>(diagnostics(new SourceFile("x.policy.yaml", POLICY_OF_UNKNOWN_KEYS)));
        diagnostics.addAll(diagnostics(new SourceFile("x.tests.yaml", TESTS_OF_UNKNOWN_KEYS)));
        for (Diagnostic diagnostic : diagnostics) {
            Matcher unknown = UNKNOWN.matcher(diagnostic.message());
            if (unknown.matches()) {
                known.put(unknown.group(1), List.of(unknown.group(2).split(", ")));
            }
        }
        return known;
    }

    private static void check(String map, String key) {
        List<SourceFile> files = Sources.in(KEYS.resolve(map.replace(' ', '-')).resolve(key));
        List<SourceFile> good = named(files, "good");
        List<SourceFile> bad = named(files, "bad");
        assertThat(good).as("good examples of " + key).isNotEmpty().allSatisfy(file -> {
            assertThat(file.text()).contains(key + ":");
            assertThat(diagnostics(file)).isEmpty();
        });
        assertThat(bad).as("bad examples of " + key).isNotEmpty().allSatisfy(file -> {
            String expected = file.text().lines().findFirst().orElseThrow().replaceFirst("^# ", "");
            assertThat(diagnostics(file)).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.severity()).isEqualTo(Diagnostic.Severity.ERROR);
                assertThat(diagnostic.message()).contains(expected);
            });
        });
    }

    private static List<SourceFile> named(List<SourceFile> files, String prefix) {
        return files.stream().filter(file -> file.path().startsWith(prefix)).toList();
    }

    private static List<Diagnostic> diagnostics(SourceFile file) {
        return file.path().endsWith(".tests.yaml")
                ? TestSuiteReader.read(file).diagnostics()
                : PolicyCompiler.compile(List.of(file), PolicyOptions.DEFAULT).diagnostics();
    }
}
