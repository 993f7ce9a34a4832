package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assent check} and {@code assent test}. */
class PoliciesTest {
    private static final String POLICY = """
            name: pay
            rule:
              match:
                - {id: small, condition: "args.amount < 10", effect: allow}
                - {id: large, effect: ask}
            """;

    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("pay.policy.yaml"), POLICY);
    }

    @Test
    void check_goodPolicies_saysWhatTheyAre() {
        Result result = shell.run("check", folder.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out()).matches("ok: 1 policies, 2 rules, sha256:[0-9a-f]{64}\n");
    }

    @Test
    void check_badPolicies_printsEveryPlaceWithACaret() throws IOException {
        Files.createDirectory(folder.resolve("below"));
        Files.writeString(folder.resolve("below/bad.policy.yaml"), """
                name: bad
                rule:
                  match:
                    - {id: a, condition: tool.nmae == 'x', effect: deny}
                    - {id: b, condition: 1 + 1, effect: perhaps}
                """);
        Result result = shell.run("check", folder.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("below/bad.policy.yaml:4:", "below/bad.policy.yaml:5:", "error: ", "^\n");
        assertThat(result.err()).contains("errors");
    }

    @Test
    void check_hostileText_isEscaped() throws IOException {
        Files.writeString(folder.resolve("bad.policy.yaml"), "name: \"\u202E\u001B[2J\"\nrule: {}\n");
        Result result = shell.run("check", folder.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).doesNotContain("\u202E", "\u001B");
    }

    @Test
    void check_folderWithoutPolicies_fails() throws IOException {
        Files.delete(folder.resolve("pay.policy.yaml"));
        assertThat(shell.run("check", folder.toString()).code()).isEqualTo(1);
    }

    @Test
    void test_passesAndFails_withWhatDiffers() throws IOException {
        Files.writeString(folder.resolve("pay.tests.yaml"), """
                name: pay
                tests:
                  - name: pocket money
                    call: {tool: pay, args: {amount: 5}}
                    expect: {effect: allow}
                  - name: a fortune
                    call: {tool: pay, args: {amount: 5000}}
                    expect: {effect: deny, risk: high}
                """);
        Result result = shell.run("test", folder.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("FAIL  pay.tests.yaml  1 of 2", "pay.tests.yaml:6:", "a fortune")
                .containsIgnoringCase("- expected  deny")
                .containsIgnoringCase("+ was       ask")
                .endsWith("2 tests in 1 files: 1 passed, 1 failed\n");
    }

    @Test
    void test_allPass_exits0() throws IOException {
        Files.writeString(
                folder.resolve("pay.tests.yaml"),
                "name: pay\ntests:\n  - {name: a, call: {tool: pay, args: {amount: 5}}, expect: {effect: allow}}\n");
        Result result = shell.run("test", folder.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("ok    pay.tests.yaml  1 of 1", "1 passed, 0 failed");
    }

    @Test
    void test_badTestFile_runsNothing() throws IOException {
        Files.writeString(folder.resolve("pay.tests.yaml"), "name: pay\ntests: nonsense\n");
        Result result = shell.run("test", folder.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("pay.tests.yaml:2:");
        assertThat(result.err()).contains("no test was run");
    }
}
