package dev.assent.policies;

import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.SuiteReading;
import dev.assent.engine.testing.TestSuite;
import dev.assent.engine.testing.TestSuiteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one folder of starter policies. */
record Folder(String name, List<SourceFile> files) {
    private static final Pattern POLICY_NAME = Pattern.compile("^name: (\\S+)$", Pattern.MULTILINE);
    private static final Pattern RULE_ID = Pattern.compile("^\\s+- id: (\\S+)$", Pattern.MULTILINE);

    /** Every folder beside this module's sources that holds a policy. */
    static List<Folder> all() {
        Path root = Path.of(System.getProperty("basedir", "."));
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> read(root, folder))
                    .filter(folder -> folder.files().stream().anyMatch(Folder::isPolicy))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<SuiteReading> suites() {
        return files.stream()
                .filter(file -> file.path().endsWith(".tests.yaml"))
                .map(TestSuiteReader::read)
                .toList();
    }

    List<TestSuite> readSuites() {
        return suites().stream().flatMap(reading -> reading.suite().stream()).toList();
    }

    /** {@code policy/rule} of every choice with an id, read off the text: the compiler is not asked about itself. */
    Set<String> ruleNames() {
        Set<String> names = new TreeSet<>();
        for (SourceFile file : files) {
            Matcher policy = POLICY_NAME.matcher(file.text());
            if (isPolicy(file) && policy.find()) {
                RULE_ID.matcher(file.text())
                        .results()
                        .forEach(rule -> names.add(policy.group(1) + "/" + rule.group(1)));
            }
        }
        return names;
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isPolicy(SourceFile file) {
        return file.path().endsWith(".policy.yaml");
    }

    private static Folder read(Path root, Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return new Folder(
                    folder.getFileName().toString(),
                    paths.filter(path -> path.toString().matches(".*\\.(policy|data|tests)\\.yaml|.*\\.tools\\.json"))
                            .sorted()
                            .map(path -> sourceFile(root, path))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile sourceFile(Path root, Path path) {
        try {
            return new SourceFile(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
