package dev.assent.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Editors accept every good file and underline what is wrong in its shape. */
final class EditorSchemaTest {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path EXAMPLES = BASE.resolve("../engine/src/test/resources");

    /** Bad examples whose shape is right: what is wrong with them only the compiler sees. */
    private static final Set<String> ONLY_THE_COMPILER_SEES = Set.of(
            "choice/condition", // its type
            "choice/explanation",
            "obligation/properties",
            "review/target",
            "variable/expression"); // a name that does not exist

    static List<EditorSchema> schemas() {
        return EditorSchema.all();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isASchema(EditorSchema schema) {
        assertThat(schema.faults()).isEmpty();
    }

    @Test
    void starterFilesAreAccepted() {
        List<SourceFile> files =
                Folder.all().stream().flatMap(folder -> folder.files().stream()).toList();
        assertAccepted(files);
        assertThat(files)
                .filteredOn(file -> EditorSchema.forFile(file).isPresent())
                .hasSizeGreaterThan(25)
                .allSatisfy(file -> assertThat(file.text())
                        .as(file.path())
                        .startsWith("# yaml-language-server: $schema=../schemas/"
                                + EditorSchema.forFile(file).orElseThrow().kind() + ".schema.json\n"));
    }

    @Test
    void whatTheManualShowsIsAccepted() throws IOException {
        assertAccepted(ManualTest.namedFiles());
    }

    @Test
    void everySetThatLoadsIsAccepted() {
        Set<Path> bad = below(EXAMPLES.resolve("cases")).stream()
                .filter(path -> path.endsWith("expected_errors.baseline"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        assertAccepted(below(EXAMPLES.resolve("cases")).stream()
                .filter(path -> !bad.contains(path.getParent()))
                .map(EditorSchemaTest::read)
                .toList());
    }

    @Test
    void goodExamplesAreAccepted() {
        assertAccepted(examples("good."));
    }

    @Test
    void badExamplesAreUnderlined() {
        Set<String> accepted = new TreeSet<>();
        for (SourceFile file : examples("bad.")) {
            if (EditorSchema.forFile(file).orElseThrow().complaints(file).isEmpty()) {
                accepted.add(file.path().replaceFirst("/bad[^/]*$", ""));
            }
        }
        assertThat(accepted).isEqualTo(ONLY_THE_COMPILER_SEES);
    }

    private static void assertAccepted(List<SourceFile> files) {
        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> EditorSchema.forFile(file)
                        .ifPresent(schema -> assertThat(schema.complaints(file))
                                .as(file.path())
                                .isEmpty()));
    }

    private static List<SourceFile> examples(String prefix) {
        return below(EXAMPLES.resolve("keys")).stream()
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .map(EditorSchemaTest::read)
                .toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the two folders above the name as its path. */
    private static SourceFile read(Path path) {
        try {
            String name =
                    path.subpath(path.getNameCount() - 3, path.getNameCount()).toString();
            return new SourceFile(name.replace('\\', '/'), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
