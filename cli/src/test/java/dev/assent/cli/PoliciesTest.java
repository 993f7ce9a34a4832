package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.cli.Shell.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

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
        assertThat(result.out()).matches("ok: 1 policy, 2 rules, sha256:[0-9a-f]{64}\n");
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
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).contains("below/bad.policy.yaml:4:", "below/bad.policy.yaml:5:", "error: ", "^\n");
        assertThat(result.err()).contains("errors");
    }

    @Test
    void check_warnings_failOnlyWhenStrict() throws IOException {
        Files.writeString(
                folder.resolve("pay.tests.yaml"),
                "name: pay\ntests:\n  - {name: a, call: {tool: pay, args: {amount: 5}}, expect: {effect: allow}}\n");
        Result result = shell.run("check", folder.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("pay.policy.yaml:5:7: warning: no test makes the rule pay/large match\n", "^\nok: ");
        assertThat(result.err()).isEqualTo("1 warning\n");
        assertThat(shell.run("check", folder.toString(), "--strict").code()).isEqualTo(1);
        Files.delete(folder.resolve("pay.tests.yaml"));
        assertThat(shell.run("check", folder.toString(), "--strict").code()).isZero();
    }

    @Test
    void test_watch_runsAgainWhenAFileChanges() throws Exception {
        StringWriter out = new StringWriter();
        Thread watching = new Thread(
                () -> shell.run(new BufferedReader(new StringReader("")), out, "test", folder.toString(), "--watch"));
        watching.start();
        await().until(() -> out.toString().contains("0 tests in 0 files"));
        Files.writeString(
                folder.resolve("pay.tests.yaml"),
                "name: pay\ntests:\n  - {name: a, call: {tool: pay, args: {amount: 5}}, expect: {effect: allow}}\n");
        await().until(() -> out.toString().contains("1 test in 1 file: 1 passed"));
        Files.delete(folder.resolve("pay.policy.yaml"));
        Files.writeString(folder.resolve("other.policy.yaml"), POLICY);
        await().until(() -> out.toString().split("1 passed", -1).length > 2);
        watching.interrupt();
        watching.join(10_000);
        assertThat(watching.isAlive()).isFalse();
    }

    @Test
    void check_hostileText_isEscaped() throws IOException {
        Files.writeString(folder.resolve("bad.policy.yaml"), "name: \"\u202E\u001B[2J\"\nrule: {}\n");
        Result result = shell.run("check", folder.toString());
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).doesNotContain("\u202E", "\u001B");
    }

    @Test
    void check_folderWithoutPolicies_fails() throws IOException {
        Files.delete(folder.resolve("pay.policy.yaml"));
        assertThat(shell.run("check", folder.toString()).code()).isEqualTo(7);
        Files.writeString(folder.resolve("pay.policy.yml"), POLICY);
        Result near = shell.run("check", folder.toString());
        assertThat(near.code()).isEqualTo(7);
        assertThat(near.err()).contains("pay.policy.yml the file is not loaded");
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
                .contains("2 tests in 1 file: 1 passed, 1 failed\n");
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
        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).contains("pay.tests.yaml:2:");
        assertThat(result.err()).contains("no test was run");
        Result check = shell.run("check", folder.toString());
        assertThat(check.code()).isEqualTo(7);
        assertThat(check.out()).isEqualTo(result.out());
    }

    @Test
    void test_coverage_listsWhatIsNotReachedAndFailsBelowTheMinimum() throws IOException {
        Files.writeString(
                folder.resolve("pay.tests.yaml"),
                "name: pay\ntests:\n  - {name: a, call: {tool: pay, args: {amount: 5}}, expect: {effect: allow}}\n");
        Result result = shell.run("test", folder.toString(), "--coverage-min", "50");
        assertThat(result.code()).isEqualTo(9);
        assertThat(result.out())
                .contains("coverage: 1 of 2 rules (50 %), 0 of 1 branches (0 %)")
                .contains("pay.policy.yaml:4:7: pay/small: its condition is never false")
                .contains("pay.policy.yaml:5:7: pay/large: no test makes it match");
        assertThat(result.err()).contains("less than 50 %");
        Files.writeString(
                folder.resolve("more.tests.yaml"),
                "name: more\ntests:\n  - {name: b, call: {tool: pay, args: {amount: 50}}, expect: {effect: ask}}\n");
        Result all = shell.run("test", folder.toString(), "--coverage-min", "100");
        assertThat(all.code()).isZero();
        assertThat(all.out()).endsWith("coverage: 2 of 2 rules (100 %), 1 of 1 branches (100 %)\n");
        assertThat(shell.run("test", folder.toString(), "--coverage-min", "101").code())
                .isEqualTo(2);
    }

    @Test
    void test_junit_isWellFormedWhateverTheNames() throws Exception {
        Files.writeString(folder.resolve("pay.tests.yaml"), """
            name: pay
            tests:
              - name: "<a> & \\"b\\" ]]> \\u0007\\ud83d\\ude00"
                call: {tool: pay, args: {amount: 5}}
                expect: {effect: deny}
              - {name: fine, call: {tool: pay, args: {amount: 5}}, expect: {effect: allow}}
            """);
        Path file = folder.resolve("out.xml");
        assertThat(shell.run("test", folder.toString(), "--junit", file.toString())
                        .code())
                .isEqualTo(1);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("pay.tests.yaml");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        Element failed = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(failed.getAttribute("name")).isEqualTo("<a> & \"b\" ]]> \uFFFD\uD83D\uDE00");
        assertThat(failed.getTextContent()).contains("effect: expected deny, was allow");
    }
}
