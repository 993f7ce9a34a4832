package dev.assent.server.policyfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderReaderTest {
    @TempDir
    Path folder;

    @Test
    void read_takesTheFourKinds_belowAnyFolder() throws IOException {
        write("b.policy.yaml", "1");
        write("a/x.data.yaml", "2");
        write("a/b/y.tools.json", "3");
        write("z.tests.yaml", "\u00e9");
        write("README.md", "4");
        PolicyFiles files = PolicyFiles.read(folder);
        assertThat(files.diagnostics()).isEmpty();
        assertThat(files.files())
                .containsExactly(
                        new SourceFile("a/b/y.tools.json", "3"),
                        new SourceFile("a/x.data.yaml", "2"),
                        new SourceFile("b.policy.yaml", "1"),
                        new SourceFile("z.tests.yaml", "\u00e9"));
    }

    @Test
    void read_kubernetesVolume_seesEachFileOnce() throws IOException {
        KubernetesVolume volume = new KubernetesVolume(folder);
        volume.swap("x.policy.yaml", "1");
        assertThat(PolicyFiles.read(folder).files()).containsExactly(new SourceFile("x.policy.yaml", "1"));
    }

    @Test
    void read_hiddenNames_areLeftOut() throws IOException {
        write(".x.policy.yaml", "1");
        write(".git/x.policy.yaml", "2");
        Files.createSymbolicLink(folder.resolve(".#x.policy.yaml"), Path.of("me@host.1"));
        assertThat(PolicyFiles.read(folder).files()).isEmpty();
        assertThat(PolicyFiles.read(folder).diagnostics()).isEmpty();
    }

    @Test
    void read_folderWithAHiddenName_isReadIfNamed() throws IOException {
        write(".policies/x.policy.yaml", "1");
        assertThat(PolicyFiles.read(folder.resolve(".policies")).files()).hasSize(1);
    }

    @Test
    void read_folderBehindALink() throws IOException {
        write("real/x.policy.yaml", "1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        assertThat(PolicyFiles.read(link).files()).containsExactly(new SourceFile("x.policy.yaml", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.policy.yml",
                "policy.yaml",
                "x.policy.json",
                "x.test.yaml",
                "x.tests.yml",
                "data.yml",
                "X.POLICY.YAML"
            })
    void read_nameThatLooksLikeASlip_isWarnedAbout(String name) throws IOException {
        write(name, "1");
        PolicyFiles files = PolicyFiles.read(folder);
        assertThat(files.files()).isEmpty();
        assertThat(files.diagnostics()).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Diagnostic.Severity.WARNING);
            assertThat(warning.render()).startsWith(name + ":1:1: warning: the file is not loaded");
        });
    }

    @Test
    void read_whatCannotBeRead_isAnError() throws Exception {
        Files.write(folder.resolve("bytes.policy.yaml"), new byte[] {(byte) 0xff});
        Files.createSymbolicLink(folder.resolve("gone.policy.yaml"), folder.resolve("nowhere"));
        Files.write(folder.resolve("long.policy.yaml"), new byte[FolderReader.MAX_FILE_BYTES + 1]);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Process mkfifo =
                new ProcessBuilder("mkfifo", folder.resolve("pipe.policy.yaml").toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
        assertThat(errors(folder))
                .containsExactly(
                        "bytes.policy.yaml:1:1: error: is not UTF-8",
                        "gone.policy.yaml:1:1: error: cannot be read: a link leads nowhere, or the file has just gone",
                        "long.policy.yaml:1:1: error: is longer than 4194304 bytes",
                        "loop:1:1: error: cannot be read: a link leads back to a folder above it",
                        "pipe.policy.yaml:1:1: error: is not a regular file");
    }

    @Test
    void read_noFolder_isAnError() throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(errors(missing)).containsExactly(missing + ":1:1: error: there is no such folder");
        Path file = Files.writeString(folder.resolve("x.policy.yaml"), "1");
        assertThat(errors(file)).containsExactly(file + ":1:1: error: is not a folder");
    }

    @Test
    void read_tooDeep_isAnError() throws IOException {
        write("d/".repeat(FolderReader.MAX_DEPTH - 1) + "x.policy.yaml", "1");
        assertThat(errors(folder)).isEmpty();
        write("d/".repeat(FolderReader.MAX_DEPTH) + "x.policy.yaml", "1");
        assertThat(errors(folder)).singleElement().asString().contains("is deeper than 16 folders");
    }

    @Test
    void read_tooMany_isAnError() throws IOException {
        for (int i = 0; i < FolderReader.MAX_FILES; i++) {
            Files.createFile(folder.resolve(i + ".policy.yaml"));
        }
        assertThat(errors(folder)).isEmpty();
        Files.createFile(folder.resolve("more.policy.yaml"));
        assertThat(errors(folder)).singleElement().asString().contains("has more than 10000 policy files");
    }

    @Test
    void fingerprint_changesWithEveryPathTextAndError() throws IOException {
        write("a.policy.yaml", "12");
        String first = PolicyFiles.read(folder).fingerprint();
        assertThat(PolicyFiles.read(folder).fingerprint()).isEqualTo(first);
        write("README.md", "not a policy");
        assertThat(PolicyFiles.read(folder).fingerprint()).isEqualTo(first);
        write("a.policy.yaml", "21");
        String edited = PolicyFiles.read(folder).fingerprint();
        Files.move(folder.resolve("a.policy.yaml"), folder.resolve("b.policy.yaml"));
        String renamed = PolicyFiles.read(folder).fingerprint();
        Files.createSymbolicLink(folder.resolve("c.policy.yaml"), folder.resolve("nowhere"));
        String broken = PolicyFiles.read(folder).fingerprint();
        assertThat(List.of(first, edited, renamed, broken)).doesNotHaveDuplicates();
    }

    private static List<String> errors(Path folder) {
        return PolicyFiles.read(folder).diagnostics().stream()
                .map(Diagnostic::render)
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
