package dev.assent.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell;
import dev.assent.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code assent context}: what it prints and what it leaves on disk. */
class ContextCommandsTest {
    @TempDir
    private Path home;

    private Shell shell;
    private Path file;

    @BeforeEach
    void set() {
        shell = new Shell().with("HOME", home.toString());
        file = home.resolve(".config/assent/config.yaml");
    }

    @Test
    void aContext_isAddedChosenShownAndRemoved() throws IOException {
        Result added = shell.run(
                words("context add prod --server 127.0.0.1:17472 --token-file /k/prod.token --banner PROD --read-only"
                        + " --script Cyrillic --script Greek --notices osc9 --notice-from critical"));
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.out()).isEqualTo("added prod\n");
        assertThat(added.err()).contains("`assent context use prod`");
        assertThat(shell.run("context", "current").code()).isEqualTo(3);
        assertThat(shell.run("context", "use", "prod").out()).isEqualTo("using prod\n");
        assertThat(shell.run("context", "current").out()).isEqualTo("prod\n");
        assertThat(Files.readString(file)).isEqualTo("""
                current-context: "prod"
                contexts:
                  - name: "prod"
                    server: "127.0.0.1:17472"
                    token-file: "/k/prod.token"
                    banner: "PROD"
                    read-only: true
                    scripts: ["Greek","Cyrillic"]
                    notices: "osc9"
                    notice-from: "critical"
                """);
        assertThat(shell.run("context", "show").out()).isEqualTo("""
                "name": "prod"
                "server": "127.0.0.1:17472"
                "token-file": "/k/prod.token"
                "banner": "PROD"
                "read-only": true
                "scripts":
                  - "Greek"
                  - "Cyrillic"
                "notices": "osc9"
                "notice-from": "critical"
                """);
        Result removed = shell.run("context", "remove", "prod");
        assertThat(removed.out()).isEqualTo("removed prod\n");
        assertThat(removed.err()).contains("now there is none");
        assertThat(Files.readString(file)).isEqualTo("contexts: []\n");
    }

    @Test
    void list_inEveryForm() {
        assertThat(shell.run("context", "list").out()).isEmpty();
        assertThat(shell.run("context", "list").err()).contains("there are no contexts in", "`assent context add`");
        shell.run("context", "add", "local");
        shell.run(words("context add prod --server 127.0.0.1:17472 --banner PROD --read-only"));
        shell.run("context", "use", "prod");
        assertThat(shell.run("context", "list").out()).isEqualTo("""
                   NAME   SERVER           BANNER  READ-ONLY  TOKEN FILE
                   local  127.0.0.1:7472           no         -
                *  prod   127.0.0.1:17472  PROD    yes        -
                """);
        assertThat(shell.run(words("context list -o name")).out()).isEqualTo("local\nprod\n");
        assertThat(shell.run(words("context list -o jsonl")).out().lines()).hasSize(2);
        assertThat(shell.run(words("context list -o json")).out())
                .startsWith("[{\"name\":\"local\",\"banner\":\"\",\"read-only\":false,")
                .contains("\"name\":\"prod\",\"server\":\"127.0.0.1:17472\"", "\"current\":true}]");
        assertThat(shell.run(words("context list -o yaml")).out())
                .startsWith("- \"name\": \"local\"\n  \"banner\": \"\"\n");
    }

    @Test
    void fileAndFolder_areForTheOwnerOnly() throws IOException {
        shell.run("context", "add", "a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rw-rw----, 2, others can change",
        "rw----rw-, 2, others can change",
        "rw-r-----, 0, others can read",
        "rw-r--r--, 0, others can read",
        "rw-------, 0, ''",
        "r--------, 0, ''",
    })
    void accessOfOthers(String permissions, int code, String message) throws IOException {
        shell.run("context", "add", "a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Result result = shell.run("context", "list");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).contains(message);
        if (!message.isEmpty()) {
            assertThat(result.err()).contains("run: chmod 600 " + file);
        }
    }

    @Test
    void folderThatOthersCanWrite_isRefused() throws IOException {
        shell.run("context", "add", "a");
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwx---"));
        Result result = shell.run("asks", "list");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("others can change", "chmod go-w " + file.getParent());
    }

    @Test
    void symbolicLink_staysOne() throws IOException {
        Path real = Files.createDirectories(home.resolve("dotfiles")).resolve("assent.yaml");
        Files.writeString(real, "contexts: []\n");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        assertThat(shell.run("context", "add", "a").code()).isZero();
        assertThat(file).isSymbolicLink();
        assertThat(Files.readString(real)).contains("name: \"a\"");
    }

    @Test
    void variables_sayWhereTheFileIs() {
        shell.with("XDG_CONFIG_HOME", home + "/xdg").run("context", "add", "a");
        assertThat(home.resolve("xdg/assent/config.yaml")).exists();
        shell.with("ASSENT_CONFIG", home + "/mine.yaml").run("context", "add", "a");
        assertThat(home.resolve("mine.yaml")).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void fileThatIsNamedAndMissing_isNotTakenForAnEmptyOne() {
        Result result = shell.with("ASSENT_CONFIG", home + "/gone.yaml").run("asks", "list");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("gone.yaml, which $ASSENT_CONFIG names");
    }

    @Test
    void mistakeInTheFile_stopsEveryCommandOfAReviewer() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "contexts:\n  - name: a\n    readonly: \u001B[31mtrue\n");
        for (String line : new String[] {"asks list", "context list", "context add b"}) {
            Result result = shell.run(words(line));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("config.yaml:3:").doesNotContain("\u001B");
        }
    }

    @Test
    void bytesThatAreNoText_areRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        Result result = shell.run("context", "list");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context",
                "context nonsense",
                "context use",
                "context use gone",
                "context remove gone",
                "context show gone",
                "context current --context gone",
                "asks list --context gone",
                "context add a/b",
                "context add a --server nowhere",
                "context add a --banner a-banner-that-is-far-too-long",
                "context add a --script Klingon",
                "context add a --script Arabic",
                "context add a --notices loud",
                "context add a --token-file ~/x",
            })
    void badUsage_exits2AndWritesNothing(String line) {
        Result result = shell.run(words(line));
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("assent: ").doesNotContain("\tat ");
        assertThat(file).doesNotExist();
    }

    @Test
    void existingName_wantsReplace() {
        shell.run(words("context add a --banner ONE"));
        shell.run("context", "add", "b");
        assertThat(shell.run(words("context add a --banner TWO")).code()).isEqualTo(5);
        assertThat(shell.run(words("context add a --banner TWO --replace")).code())
                .isZero();
        assertThat(shell.run(words("context list -o name")).out()).isEqualTo("a\nb\n");
        assertThat(shell.run("context", "show", "a").out()).contains("TWO");
    }

    @Test
    void choice_isOptionThenVariableThenFile() {
        for (String name : new String[] {"a", "b", "c"}) {
            shell.run("context", "add", name);
        }
        shell.run("context", "use", "a");
        assertThat(shell.run("context", "current").out()).isEqualTo("a\n");
        shell.with("ASSENT_CONTEXT", "b");
        assertThat(shell.run("context", "current").out()).isEqualTo("b\n");
        assertThat(shell.run(words("context current --context c")).out()).isEqualTo("c\n");
        assertThat(shell.run("context", "use", "c").err()).contains("$ASSENT_CONTEXT is set");
    }

    private static String[] words(String line) {
        return line.split(" ");
    }
}
