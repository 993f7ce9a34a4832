package dev.assent.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.OnSidecar;
import dev.assent.cli.Shell;
import dev.assent.cli.Shell.Result;
import dev.assent.client.AskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code assent doctor} with a real sidecar, and with what can be wrong. */
class DoctorTest extends OnSidecar {
    private Shell shell;

    @BeforeEach
    void start() {
        shell = sidecar.shell().with("TERM", "xterm").with("LANG", "C.UTF-8").with("HOME", folder.toString());
    }

    @Test
    void allIsWell_exits0() {
        Result result = shell.run("doctor");
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()
                        .replaceAll("127.0.0.1:[0-9]+", "ADDR")
                        .replaceAll("sha256:[0-9a-f]+", "HASH")
                        .replaceAll("rules: [0-9]+", "rules: N"))
                .isEqualTo("""
                        warn  tty       input or output is no terminal, so `assent review` does not start here
                                        in scripts use `assent asks`
                        ok    TERM      xterm
                        ok    colours   off, since this is no terminal that has them
                        ok    UTF-8     LANG=C.UTF-8
                        skip  size      not known without a terminal
                        ok    tmux      not inside
                        ok    context   none is chosen
                        ok    server    ADDR serves (no TLS: it is on this machine)
                        ok    token     accepted: you are local, no groups
                        skip  clock     no ask is pending to compare it with
                        ok    policies  serving HASH (policies: 1, rules: N)
                        skip  claims    not tried: no ask is pending
                        """);
    }

    @Test
    void json_isOneListOfTheSame() {
        assertThat(shell.run("doctor", "-o", "json").out())
                .startsWith("[{\"check\":\"tty\",\"status\":\"warn\",\"message\":\"")
                .contains("{\"check\":\"context\",\"status\":\"ok\",\"message\":\"none is chosen\",\"remedy\":\"\"}")
                .endsWith("]\n");
    }

    @Test
    void nothingIsClaimed() {
        sidecar.ask("low", "{\"what\":\"x\"}");
        assertThat(shell.run("doctor").out())
                .contains("skip  claims    not tried: other reviewers would see it", "ok    clock     no pending ask");
        assertThat(sidecar.reviewer
                        .listAsks(AskState.PENDING, 10, "")
                        .asks()
                        .get(0)
                        .lease())
                .isEmpty();
    }

    @Test
    void policiesThatAreRefused_areAWarning() throws IOException {
        Files.writeString(folder.resolve("policies/bad.policy.yaml"), "name: bad\nrule: \u001B\n");
        Awaitility.await()
                .untilAsserted(() -> assertThat(shell.run("doctor").out())
                        .contains("warn  policies  the files are refused, the last good ones serve", "bad.policy.yaml:")
                        .doesNotContain("\u001B"));
        assertThat(shell.run("doctor").code()).isZero();
    }

    @Test
    void nobodyThere_fails() {
        Result result = shell.run("doctor", "--server", "127.0.0.1:1");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("fail  server    127.0.0.1:1: the server does not answer", "start `assent serve`")
                .contains("skip  token     not tried without the server");
    }

    @Test
    void wrongToken_fails() {
        Result refused = shell.with("ASSENT_TOKEN", "asr_" + "0".repeat(64)).run("doctor");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("fail  token  ", "--token-file").doesNotContain("asr_");
        Result missing = shell.run("doctor", "--token-file", "/nowhere/t");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).contains("fail  token     there is no reviewer's token at /nowhere/t");
    }

    @Test
    void badAddress_fails() {
        assertThat(shell.run("doctor", "--server", "nowhere").out())
                .contains("fail  server    --server: not an address");
        Result far = shell.run("doctor", "--server", "192.0.2.1:7472");
        assertThat(far.code()).isEqualTo(1);
        assertThat(far.out()).contains("fail  server    192.0.2.1:7472 is on another machine");
    }

    @Test
    void configurationThatOthersCanChange_fails() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "contexts: []\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Result result = shell.with("ASSENT_CONFIG", file.toString()).run("doctor");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("fail  context   others can change", "skip  server    not tried without the context");
    }

    @Test
    void context_isNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.yaml"), "current-context: look\ncontexts: [{name: look, read-only: true}]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(shell.with("ASSENT_CONFIG", file.toString()).run("doctor").out())
                .contains("ok    context   look, read-only");
    }
}
