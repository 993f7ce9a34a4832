package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code assent decide} against a real sidecar. */
class DecideTest extends OnSharedSidecar {
    @ParameterizedTest
    @CsvSource({
        "fine, 0, ALLOW  tools/fine",
        "never, 10, DENY   tools/never",
        "medium, 11, ASK    tools/medium",
        "unheard-of, 11, ASK    default-effect"
    })
    void effect_isTheExitCode(String tool, int code, String line) {
        Result result = shell.run("decide", "--tool", tool, "--args", "{\"what\":\"gap\"}");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.out()).startsWith(line + "\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void explanation_withTextOfTheAgent_isEscapedBehindABar() {
        Result result =
                shell.run("decide", "--tool", "never", "--args", "{\"what\":\"\\u001b[2J\\nALLOW tools/fine\\u202e\"}");
        assertThat(result.code()).isEqualTo(10);
        assertThat(result.out())
                .contains("       ┃ not ␛[2J⏎\n       ┃ ALLOW tools/fine⟦U+202E⟧\n")
                .doesNotContain("\u001B", "\u202E");
        assertThat(result.out().lines().filter(line -> line.startsWith("ALLOW")))
                .isEmpty();
    }

    @Test
    void json_isAsciiAndLossless() {
        Result result = shell.run("decide", "--tool", "fine", "-o", "json");
        assertThat(result.out())
                .contains("\"effect\":\"ALLOW\"", "f\\u00fcr alle")
                .matches("[\\x20-\\x7E]+\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1|arguments_json",
                "{\"a\":1,\"a\":2}|the same key twice",
                "[1]|not a JSON object",
                "{\"a\":NaN}|arguments_json",
                "{\"a\":\"\\ud800\"}|surrogate"
            })
    void badArguments_exit2AndSayWhat(String arguments, String message) {
        Result result = shell.run("decide", "--tool", "fine", "--args", arguments);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message);
    }

    @Test
    void largeAndDeepArguments_exit2(@TempDir Path folder) throws IOException {
        Path large = Files.writeString(folder.resolve("large"), "{\"a\":\"" + "x".repeat(2 << 20) + "\"}");
        assertThat(shell.run("decide", "--tool", "fine", "--args", "@" + large).err())
                .contains("1048576");
        Path deep = Files.writeString(folder.resolve("deep"), "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}");
        Result result = shell.run("decide", "--tool", "fine", "--args", "@" + deep);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("64");
        assertThat(shell.run("decide", "--tool", "fine", "--args", "@/nowhere").code())
                .isEqualTo(1);
    }

    @Test
    void missingToolName_exits2() {
        assertThat(shell.run("decide", "--tool", "").code()).isEqualTo(2);
    }

    @Test
    void wait_untilApproved_isAllow() {
        CompletableFuture<Result> waiting = CompletableFuture.supplyAsync(() -> shell.run(
                "decide",
                "--tool",
                "medium",
                "--args",
                "{\"what\":\"approved one\"}",
                "--wait",
                "30s",
                "--agent",
                "waiter"));
        AskSummary ask = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> sidecar.reviewer.listAsks(AskState.PENDING, 500, "").asks().stream()
                                .filter(a -> a.agent().raw().equals("waiter"))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        sidecar.reviewer.submit(Verdict.approve(ask, ""));
        Result result = waiting.join();
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("ALLOW  approved\n").contains("approved by local");
    }

    @Test
    void wait_untilExpired_exits12() {
        assertThat(shell.run("decide", "--tool", "short", "--wait", "30s").code())
                .isEqualTo(12);
    }

    @Test
    void wait_nobodyDecides_exits11() {
        assertThat(shell.run("decide", "--tool", "low", "--wait", "100ms").code())
                .isEqualTo(11);
    }

    @Test
    void calls_arePrintedInOrderAndCounted(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("calls.jsonl"),
                List.of(
                        "{\"id\":\"c/0\",\"session\":\"s\",\"tool\":\"fine\",\"arguments\":{},\"label\":\"benign\"}",
                        "",
                        "{\"id\":\"c/1\",\"session\":\"s\",\"tool\":\"never\",\"arguments\":{\"what\":1},\"meta\":{\"agent\":\"gpt\"}}",
                        "{\"id\":\"c/2\",\"session\":\"s\",\"tool\":\"medium\",\"arguments\":{\"what\":\"x\"},\"meta\":{\"agent\":\"of-record\"}}"));
        Result result = shell.run("decide", "--calls", file.toString());
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("ALLOW  fine").endsWith("c/0");
        assertThat(lines.get(1)).startsWith("DENY   never").endsWith("c/1");
        assertThat(lines.get(2)).startsWith("ASK    medium").endsWith("c/2");
        assertThat(lines.get(3)).isEqualTo("3 calls: 1 ALLOW, 1 DENY, 1 ASK, 0 without decision");
        assertThat(sidecar.reviewer.listAsks(AskState.PENDING, 500, "").asks())
                .anySatisfy(ask -> assertThat(ask.agent().raw()).isEqualTo("of-record"));
    }

    @Test
    void calls_badOnes_areReportedAndTheRestGoesOn(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("calls.jsonl"),
                List.of(
                        "{\"tool\":\"fine\"",
                        "{\"arguments\":{}}",
                        "{\"tool\":\"fine\",\"arguments\":[]}",
                        "{\"tool\":\"\"}",
                        "{\"tool\":\"fine\",\"arguments\":{\"a\":1,\"a\":2}}",
                        "{\"tool\":\"fine\",\"arguments\":{}}"));
        Result result = shell.run("decide", "--calls", file.toString(), "-o", "json");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.err().lines())
                .anyMatch(line -> line.startsWith("calls.jsonl:1:"))
                .contains("calls.jsonl:2: error: the record has no `tool`")
                .contains("calls.jsonl:3: error: `arguments` is not a JSON object")
                .anyMatch(line -> line.startsWith("calls.jsonl:4: error: "))
                .anyMatch(line -> line.startsWith("calls.jsonl:5:"))
                .contains("6 calls: 1 ALLOW, 0 DENY, 0 ASK, 5 without decision");
    }

    @Test
    void health_serves() {
        Result result = shell.run("health");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("serving\n");
    }
}
