package dev.assent.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.TestSuiteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Editors complete the keys that the readers know, no others. The readers name them when they meet a key that they do not know;
 * a schema names each map, by its title, as they do.
 */
final class SchemaKeysTest {
    private static final Pattern UNKNOWN = Pattern.compile("unknown key 'x' in (?:an? )?(.+) \\(expected: (.+)\\)");

    /** A key that nobody knows, in every map that has known ones. */
    private static final String POLICY = """
        name: p
        x: 1
        imports: [{x: 1}]
        rule:
          x: 1
          variables: [{name: v, expression: args.v, x: 1}]
          match: [{id: r, effect: ask, x: 1, review: {groups: [g], x: 1, escalate: {x: 1}}, obligations: [{x: 1}]}]
        """;

    private static final String TESTS = """
        name: s
        x: 1
        tests:
          - name: a
            x: 1
            session: {x: 1}
            call: {tool: t, x: 1}
            expect: {effect: ask, x: 1, review: [{x: 1}], obligations: [{x: 1}]}
          - {name: b, steps: [{x: 1, call: {tool: t}, expect: {effect: ask}}]}
        """;

    @Test
    void policyKeys() {
        List<Diagnostic> diagnostics = PolicyCompiler.compile(
                        List.of(new SourceFile("x.policy.yaml", POLICY)), PolicyOptions.DEFAULT)
                .diagnostics();
        assertThat(keys(EditorSchema.of("policy"))).isEqualTo(known(diagnostics));
    }

    @Test
    void testKeys() {
        List<Diagnostic> diagnostics =
                TestSuiteReader.read(new SourceFile("x.tests.yaml", TESTS)).diagnostics();
        assertThat(keys(EditorSchema.of("tests"))).isEqualTo(known(diagnostics));
    }

    static List<EditorSchema> schemas() {
        return EditorSchema.all();
    }

    /** What an editor shows beside a key. */
    @ParameterizedTest
    @MethodSource("schemas")
    void everyKeyIsDescribed(EditorSchema schema) {
        assertThat(schema.json().get("description")).isNotNull();
        for (JsonNode map : maps(schema)) {
            map.path("properties")
                    .properties()
                    .forEach(key -> assertThat(described(schema, key.getValue()))
                            .as(map.get("title") + " " + key.getKey())
                            .endsWith("."));
        }
    }

    private static String described(EditorSchema schema, JsonNode key) {
        String reference = key.path("$ref").asText();
        JsonNode described = reference.isEmpty() ? key : schema.json().at(reference.substring(1));
        return described.path("description").asText();
    }

    private static List<JsonNode> maps(EditorSchema schema) {
        List<JsonNode> maps = new ArrayList<>(List.of(schema.json()));
        schema.json().path("definitions").forEach(maps::add);
        return maps;
    }

    private static Map<String, Set<String>> keys(EditorSchema schema) {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (JsonNode map : maps(schema)) {
            Set<String> names = new TreeSet<>();
            map.path("properties").fieldNames().forEachRemaining(names::add);
            assertThat(keys.put(map.path("title").asText(), names)).isNull();
            assertThat(map.path("additionalProperties").asBoolean(true)).isFalse();
        }
        return keys;
    }

    private static Map<String, Set<String>> known(List<Diagnostic> diagnostics) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            Matcher unknown = UNKNOWN.matcher(diagnostic.message());
            if (unknown.matches()) {
                known.put(
                        unknown.group(1),
                        new TreeSet<>(Stream.of(unknown.group(2).split(", ")).toList()));
            }
        }
        return known;
    }
}
