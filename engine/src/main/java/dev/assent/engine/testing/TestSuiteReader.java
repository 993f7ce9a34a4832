package dev.assent.engine.testing;

import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code *.tests.yaml}. Pure; safe for any thread. */
public final class TestSuiteReader {
    private static final List<String> KEYS = List.of("name", "description", "tests");

    private TestSuiteReader() {}

    /** Reads one file; all that is wrong is reported together. */
    public static SuiteReading read(SourceFile file) {
        Problems problems = new Problems(file);
        Optional<TestSuite> suite = YamlReader.read(file, problems)
                .flatMap(root -> Fields.of(root, "a test file", KEYS, problems))
                .flatMap(TestSuiteReader::suite);
        return new SuiteReading(problems.isEmpty() ? suite : Optional.empty(), problems.diagnostics());
    }

    private static Optional<TestSuite> suite(Fields fields) {
        Problems problems = fields.problems();
        Optional<Scalar> name = fields.requiredText("name");
        fields.text("description");
        List<TestCase> cases = new ArrayList<>();
        Map<String, TestCase> byName = new HashMap<>();
        CaseReader reader = new CaseReader(problems);
        for (YamlNode item :
                fields.required("tests").flatMap(t -> fields.list("tests")).orElse(List.of())) {
            reader.read(item).ifPresent(test -> {
                TestCase first = byName.putIfAbsent(test.name(), test);
                if (first != null) {
                    problems.error(
                            item,
                            "test '" + test.name() + "' is here twice; first on line "
                                    + first.position().line());
                }
                cases.add(test);
            });
        }
        return name.map(text -> new TestSuite(text.value(), problems.file().path(), cases));
    }
}
