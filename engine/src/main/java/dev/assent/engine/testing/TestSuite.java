package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The cases of one {@code *.tests.yaml} file, in its order. */
public record TestSuite(String name, String file, List<TestCase> cases) {
    public TestSuite {
        requireNonNull(name, "name");
        requireNonNull(file, "file");
        cases = List.copyOf(cases);
    }
}
