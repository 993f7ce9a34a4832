package dev.assent.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Fork;

/** One set of flags for every figure. */
class FlagsTest {
    @Test
    void forksOfBenchmarks_haveTheFlagsOfTheLauncher() throws IOException {
        Fork fork = requireNonNull(DecisionBenchmark.class.getAnnotation(Fork.class));
        assertThat(Files.readString(Path.of("../assent")))
                .contains("flags='" + String.join(" ", fork.jvmArgsPrepend()) + "'\n");
    }
}
