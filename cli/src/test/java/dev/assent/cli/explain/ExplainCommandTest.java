package dev.assent.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Ran;
import dev.assent.server.Sidecar;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SelfReview;
import dev.assent.server.config.SidecarConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explaining with a folder and explaining with a server that has this folder are the same. */
class ExplainCommandTest {
    private static final String POLICY = """
            name: bank
            rule:
              aggregate:
                - id: large
                  condition: args.amount > 100 && args.to != 'bob'
                  effect: ask
                  risk: high
                  explanation: "'to ' + args.to"
                - id: broken
                  condition: args.gone == 1
                  effect: deny
                - id: small
                  condition: args.amount <= 100
                  effect: allow
            """;
    private static final String ARGS = "{\"amount\": 500, \"to\": \"e\\u001b[2Jve\"}";

    @TempDir
    Path folder;

    private String policies;

    @BeforeEach
    void write() throws Exception {
        policies = folder.resolve("policies").toString();
        Files.createDirectories(Path.of(policies));
        Files.writeString(Path.of(policies, "bank.policy.yaml"), POLICY);
    }

    @Test
    void offline_showsWhatCounted_decisivePartsFirst_andNothingRaw() {
        Ran ran = Ran.assent("explain", "--policies", policies, "--tool", "bank.transfer", "--args", ARGS);
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(String::strip))
                .startsWith(
                        "DENY   bank/broken",
                        "┃ the rule counts as matched because its condition is in error: a field o",
                        "┃+r key that it reads is not there",
                        "",
                        "ASK    bank/large  matches  bank.policy.yaml:4:7",
                        "┃ 5:18  args.amount > 100 = true",
                        "┃ 5:39  args.to != \"bob\" = true",
                        "┃ 5:18  args.amount = 500",
                        "┃ 5:39  args.to = \"e\\u001B[2Jve\"",
                        "",
                        "DENY   bank/broken  counts as matched: a field or key that it reads is not there "
                                + " bank.policy.yaml:9:7",
                        "┃ 10:18  args.gone failed",
                        "",
                        "ALLOW  bank/small  does not match  bank.policy.yaml:12:7",
                        "┃ 13:18  args.amount <= 100 = false",
                        "┃ 13:18  args.amount = 500");
        assertThat(ran.out()).doesNotContain("\u001b");
    }

    @Test
    void secretsOfTheArguments_neverShow() throws Exception {
        Files.writeString(Path.of(policies, "login.policy.yaml"), """
                name: login
                tools: [login]
                mask: [/pin]
                rule:
                  match:
                    - id: known
                      condition: args.pin == 'PIN-918273' && args.url.contains('@') && args.password.startsWith('open')
                      effect: ask
                      explanation: "args.pin + ' ' + args.url + ' ' + args.password"
                """);
        String args =
                "{\"pin\": \"PIN-918274\", \"url\": \"https://me:Tr0ub4dor@host/\", \"password\": \"open sesame\"}";
        for (String sent : List.of(args, args.replace("918274", "918273"))) {
            for (String form : List.of("text", "json")) {
                Ran ran = Ran.assent("explain", "--policies", policies, "--tool", "login", "--args", sent, "-o", form);
                assertThat(ran.code()).as(ran.err()).isZero();
                assertThat(ran.out())
                        .contains("<masked: 10 characters>")
                        .doesNotContain("PIN-918274", "Tr0ub4dor", "open sesame");
            }
        }
    }

    @Test
    void aToolThatNoPolicyIsAbout_saysSo() throws Exception {
        Files.writeString(Path.of(policies, "bank.policy.yaml"), "servers: [bank]\n" + POLICY);
        Ran ran = Ran.assent("explain", "--policies", policies, "--tool", "bank.transfer");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("ASK    default-effect", "No policy is about this tool of this server", "0 rules");
    }

    @Test
    void aServerSaysTheSame() throws Exception {
        SidecarConfig config = SidecarConfig.defaults(Map.of("HOME", folder.toString()))
                .withPolicies(Path.of(policies))
                .withData(folder.resolve("data"))
                .withAgent(new SidecarConfig.Agent(new ListenAddress.Tcp("127.0.0.1", 0)))
                .withReview(new SidecarConfig.Review(new ListenAddress.Tcp("127.0.0.1", 0), SelfReview.REFUSE))
                .withHttp(new SidecarConfig.Http(new ListenAddress.Tcp("127.0.0.1", 0)));
        try (Sidecar sidecar = Sidecar.start(config, line -> {})) {
            Ran online = Ran.assent(
                    "explain",
                    "--server",
                    sidecar.addresses().reviewers(),
                    "--token-file",
                    folder.resolve("data/reviewer.token").toString(),
                    "--tool",
                    "bank.transfer",
                    "--args",
                    ARGS,
                    "-o",
                    "json");
            Ran offline = Ran.assent(
                    "explain", "--policies", policies, "--tool", "bank.transfer", "--args", ARGS, "-o", "json");
            assertThat(online.code()).as(online.err()).isZero();
            assertThat(online).isEqualTo(offline);
            assertThat(online.out()).contains("\"rule\":\"broken\"").contains("\"value\":null");
        }
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(Ran.assent("explain", "--policies", policies).code()).isEqualTo(2);
        Ran json = Ran.assent("explain", "--policies", policies, "--tool", "t", "--args", "{\"a\":");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err()).contains("the arguments").contains("line 1");
        Files.writeString(Path.of(policies, "x.policy.yaml"), "name: x\nrul: {}\n");
        Ran bad = Ran.assent("explain", "--policies", policies, "--tool", "t");
        assertThat(bad.code()).isEqualTo(7);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.err()).contains("x.policy.yaml:2:1").contains("do not load");
        assertThat(Ran.assent("explain", "--policies", folder.resolve("none").toString(), "--tool", "t")
                        .code())
                .isEqualTo(7);
    }
}
