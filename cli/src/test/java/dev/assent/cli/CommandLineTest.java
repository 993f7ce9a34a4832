package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a command line, without a server. */
class CommandLineTest {
    private final Shell shell = new Shell().with("HOME", "/nonexistent");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "serve",
                "decide",
                "review",
                "asks list",
                "asks get",
                "asks watch",
                "asks diff",
                "asks explain",
                "asks wait",
                "asks approve",
                "asks reject",
                "asks refusals list",
                "asks refusals clear",
                "context list",
                "context show",
                "context current",
                "context use",
                "context add",
                "context remove",
                "check",
                "test",
                "explain",
                "replay",
                "health",
                "doctor",
                "completion",
                "version"
            })
    void help_ofEveryCommand_isPrinted(String command) {
        Result result = shell.run((command + " --help").split(" "));
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: assent " + command);
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void help_listsEveryCommand() {
        for (String word : new String[] {"--help", "help", "-h"}) {
            Result result = shell.run(word);
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("  serve ", "  decide ", "  review ", "  asks ", "  demo ");
        }
        assertThat(shell.run("help", "decide").out()).startsWith("Usage: assent decide");
        assertThat(shell.run("help", "asks", "refusals", "list").out()).startsWith("Usage: assent asks refusals list");
    }

    @Test
    void help_listsEveryExitCode() {
        String codes = shell.run("--help").out().replaceAll("\\s+", " ");
        for (ExitCode code : ExitCode.values()) {
            assertThat(codes).containsPattern("[ :;]" + code.number() + " ");
        }
    }

    @Test
    void help_ofAGroup_listsItsCommands() {
        assertThat(shell.run("asks", "--help").out())
                .startsWith("usage: assent asks list|watch|get|diff|explain|wait|approve|reject|refusals ");
        assertThat(shell.run("asks", "refusals", "-h").out()).startsWith("usage: assent asks refusals list|clear ");
        assertThat(shell.run("help", "context").out())
                .startsWith("usage: assent context list|show|current|use|add|remove ");
    }

    @Test
    void noCommand_isUsage() {
        Result result = shell.run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("usage: assent COMMAND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "asks",
                "asks nonsense",
                "asks get",
                "asks approve",
                "asks reject",
                "asks list -o nonsense",
                "asks list --state unknown",
                "asks list --risk nonsense",
                "asks list --risk high++",
                "asks list --risk low,",
                "asks approve abcdef abcdeg --digest sha256:00 --token-file /dev/null",
                "asks reject abcdef --reason Not-this",
                "asks watch -o yaml",
                "asks watch --cursor not/one --token-file /dev/null",
                "asks wait",
                "asks wait abcdef --timeout soon",
                "asks wait abcdef --timeout 25h",
                "asks diff",
                "asks explain",
                "asks refusals",
                "asks refusals nonsense",
                "asks refusals clear",
                "completion",
                "completion fish",
                "decide",
                "decide --tool",
                "decide --tool a --calls b",
                "decide --tool a --nonsense",
                "decide --tool a --wait 1",
                "decide --tool a --wait 25h",
                "decide --tool a --server nowhere",
                "decide --tool a --server host:99999",
                "check",
                "check /nonexistent",
                "check a b",
                "serve --agent-listen nowhere",
                "serve --agent-listen 0.0.0.0:7471",
                "serve --review-listen 10.0.0.1:7472",
                "serve --http-listen unix:/tmp/x",
                "health --server unix:"
            })
    void badUsage_exits2AndSaysWhy(String line) {
        Result result = shell.run(line.split(" "));
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("assent: ").doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "asks list, there is no reviewer's token at /nonexistent/.local/share/assent/reviewer.token",
        "review --plain, there is no reviewer's token at /nonexistent/.local/share/assent/reviewer.token",
        "asks list --data /nowhere, there is no reviewer's token at /nowhere/reviewer.token",
        "asks list --token-file /nowhere/t, there is no reviewer's token at /nowhere/t",
    })
    void noToken_exits4AndSaysWhereItLooked(String line, String message) {
        Result result = shell.run(line.split(" "));
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains(message);
    }

    @Test
    void token_fromTheEnvironment_thatIsNone_isNotRepeated() {
        Result result = shell.with("ASSENT_TOKEN", "not a token").run("asks", "list");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("$ASSENT_TOKEN").doesNotContain("not a token");
    }

    @Test
    void token_isNotSentToAnotherMachine() {
        Result result = shell.with("ASSENT_TOKEN", "t").run("asks", "list", "--server", "example.org:7472");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("unencrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide --tool a", "asks list", "health"})
    void nobodyThere_exits8(String line) {
        Shell lost = shell.with("ASSENT_TOKEN", "t")
                .with("ASSENT_SERVER", "127.0.0.1:1")
                .with("ASSENT_REVIEW_SERVER", "127.0.0.1:1");
        Result result = lost.run(line.split(" "));
        assertThat(result.code()).isEqualTo(8);
        assertThat(result.err()).contains("does not answer").doesNotContain("\tat ");
    }

    @Test
    void hostileArguments_areEscapedInMessages() {
        Result result = shell.run("decide", "--\u001B[31m@|red x|@\u202E");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("␛", "⟦U+202E⟧", "@|red x|@").doesNotContain("\u001B", "\u202E");
    }

    @Test
    void argumentsThatBeginWithAt_areNotFilesOfArguments() {
        assertThat(shell.run("decide", "@/etc/hostname").err()).contains("@/etc/hostname");
    }

    @Test
    void version_isPrinted() {
        assertThat(shell.run("version").out()).startsWith("assent ");
    }
}
