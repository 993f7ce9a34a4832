package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import dev.assent.client.AskReference;
import dev.assent.client.Edit;
import dev.assent.client.PartialReviewListener;
import dev.assent.client.ReviewListener;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import dev.assent.client.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts ask of {@code assent asks}, against a real sidecar: filters, waiting, comparing, many ids, refusals. */
class AskScriptsTest extends OnSharedSidecar {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "--risk high+,         f-high",
        "--risk HIGH,          f-high",
        "'--risk medium,high', f-high f-medium",
        "--risk low,           f-low",
        "--risk low+,          f-high f-medium f-low",
        "--agent fi*,          f-high f-medium f-low",
        "--agent filter,       f-high f-medium f-low",
        "--agent fil,          ''",
        "--agent *,            f-high f-medium f-low",
        "--tool medium,        f-medium",
        "--tool *i*,           f-high f-medium",
        "--tool [hm]*,         ''",
        "--risk low --tool high, ''",
        "--mine,               ''",
        "--state denied,       ''",
    })
    void list_filters_highestRiskFirst(String options, String expected) {
        List<String> wanted = List.of(expected.split(" "));
        String[] names = {"f-low", "f-high", "f-medium"};
        Map<String, String> byId = new HashMap<>();
        for (String name : names) {
            byId.put(
                    sidecar.askOf("filter", name.substring(2), "{\"what\":\"" + name + "\"}")
                            .askId(),
                    name);
        }
        String agent = options.contains("--agent") ? "" : " --agent filter";
        Result result = shell.run(("asks list -o name " + options + agent).split(" "));
        assertThat(result.code()).as(result.err()).isZero();
        List<String> found =
                result.out().lines().filter(byId::containsKey).map(byId::get).toList();
        assertThat(found).isEqualTo(expected.isEmpty() ? List.of() : wanted);
    }

    @Test
    void list_mine_isWhatThisReviewerHolds() {
        AskReference ask = ask("low");
        ReviewListener deaf = new PartialReviewListener() {};
        try (ReviewSession session = sidecar.reviewer.openSession(ReviewSessionOptions.oneAtATime(), deaf)) {
            Awaitility.await().until(() -> {
                session.claim(ask.askId());
                return sidecar.reviewer.getAsk(ask.askId()).summary().lease().isPresent();
            });
            assertThat(shell.run("asks", "list", "--mine", "-o", "name").out()).isEqualTo(ask.askId() + "\n");
            assertThat(shell.run("asks", "list", "-o", "wide").out()).contains("HELD BY", "local");
            Shell other = sidecar.shell().with("ASSENT_TOKEN", "other");
            assertThat(other.run("asks", "list", "--mine", "-o", "name").out()).isEmpty();
        }
    }

    @Test
    void list_withoutAny_isAMessageOrAnEmptyDocument() {
        Result table = shell.run("asks", "list", "--agent", "nobody");
        assertThat(table.out()).isEmpty();
        assertThat(table.err()).isEqualTo("no such asks are pending\n");
        assertThat(shell.run("asks", "list", "--agent", "nobody", "-o", "json").out())
                .isEqualTo("[]\n");
        assertThat(shell.run("asks", "list", "--agent", "nobody", "-o", "yaml").out())
                .isEqualTo("[]\n");
        assertThat(shell.run("asks", "list", "--agent", "nobody", "-o", "jsonl").out())
                .isEmpty();
        assertThat(shell.run("asks", "list", "--agent", "nobody", "-o", "name").out())
                .isEmpty();
    }

    @Test
    void get_oneIsAnObject_severalAreAList_andOneThatIsMissingIsReported() {
        String a = ask("low").askId();
        String b = ask("low").askId();
        assertThat(shell.run("asks", "get", "-o", "json", a).out()).startsWith("{\"askId\":\"" + a);
        assertThat(shell.run("asks", "get", "-o", "json", a, b).out()).startsWith("[{\"askId\":\"" + a);
        assertThat(shell.run("asks", "get", "-o", "jsonl", a, b).out().lines()).hasSize(2);
        assertThat(shell.run("asks", "get", "-o", "name", a.substring(0, 8)).out())
                .isEqualTo(a + "\n");
        Result partly = shell.run("asks", "get", "-o", "json", "000000", a);
        assertThat(partly.code()).isEqualTo(3);
        assertThat(partly.out()).startsWith("[{\"askId\":\"" + a);
        assertThat(partly.err()).startsWith("assent: ask 000000: ");
        assertThat(shell.run("asks", "get", "-o", "json", "000000").out()).isEmpty();
    }

    @Test
    void reject_takesIdsFromStandardInput() {
        String a = ask("low").askId();
        String b = ask("high").askId();
        Result result = shell.typing(
                a + "\n\n  " + b + "  \n" + a + "\n", "asks", "reject", "-", "--note", "no", "-o", "jsonl");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.contains("\"state\":\"DENIED\""));
        assertThat(shell.typing("", "asks", "reject", "-", "-o", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void reject_partlyFails_withTheCodeOfTheFirstFailure() {
        String a = ask("low").askId();
        AskReference gone = ask("low");
        sidecar.agent.cancelAsk(gone);
        Result result = shell.run("asks", "reject", gone.askId(), "000000", a, "--reason", "new-host");
        assertThat(result.code()).isEqualTo(13);
        assertThat(result.out()).isEqualTo(a.substring(0, 8) + " denied\n");
        assertThat(result.err().lines()).hasSize(2).allMatch(line -> line.startsWith("assent: ask "));
    }

    @ParameterizedTest
    @CsvSource({"approve, 0, approved", "reject, 10, denied", "cancel, 13, cancelled", "nothing, 12, expired"})
    void wait_saysHowItEnded(String deed, int code, String said) {
        AskReference ask = ask(deed.equals("nothing") ? "short" : "low");
        Thread person = new Thread(() -> act(deed, ask));
        person.start();
        Result result = shell.run("asks", "wait", ask.askId().substring(0, 10), "--timeout", "30s");
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEqualTo(ask.askId().substring(0, 8) + " " + said + "\n");
        assertThat(shell.run("asks", "wait", ask.askId(), "-o", "json").out())
                .contains("\"state\":\"" + said.toUpperCase(Locale.ROOT) + "\"");
    }

    @Test
    void wait_hasAnEnd() {
        Result result = shell.run("asks", "wait", ask("low").askId(), "--timeout", "300ms");
        assertThat(result.code()).isEqualTo(124);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("assent: still pending after 300ms\n");
        assertThat(shell.run("asks", "wait", "000000").code()).isEqualTo(3);
    }

    @Test
    void diff_againstNothing_thenAgainstTheLastAllowedCall() {
        AskReference first = sidecar.askOf("differ", "low", "{\"to\":\"a\",\"n\":1,\"list\":[1,2],\"old\":null}");
        assertThat(shell.run("asks", "diff", first.askId()).out())
                .isEqualTo(
                        "ask " + first.askId().substring(0, 8)
                                + "  low of differ\n  nothing was allowed before: no call of this agent and tool is remembered\n");
        assertThat(shell.run("asks", "diff", first.askId(), "-o", "json").out()).contains("\"lastAllowed\":null");
        act("approve", first);
        assertThat(sidecar.agent.awaitAsk(first, WAIT).permits()).isTrue();
        AskReference second =
                sidecar.askOf("differ", "low", "{\"to\":\"b\\u202E\",\"n\":1,\"list\":[1,3],\"new~/\":1.50}");
        assertThat(shell.run("asks", "diff", second.askId()).out())
                .isEqualTo("ask " + second.askId().substring(0, 8) + """
                  low of differ
                  against the last allowed call of this agent and tool:
                    ┃ changed /to
                    ┃   - "a"
                    ┃   + "b⟦U+202E⟧"
                    ┃ changed /list/1
                    ┃   - 2
                    ┃   + 3
                    ┃ removed /old
                    ┃   - null
                    ┃ added /new~0~1
                    ┃   + 1.5
                """.stripTrailing() + "\n");
        assertThat(shell.run("asks", "diff", second.askId(), "-o", "json").out())
                .contains(
                        "\"lastAllowed\":{\"changes\":[{\"kind\":\"CHANGED\",\"pointer\":\"/to\",\"before\":\"a\",\"after\":\"b\\u202e\"},")
                .contains("{\"kind\":\"REMOVED\",\"pointer\":\"/old\",\"before\":null}", "\"complete\":true}")
                .doesNotContain("\"sent\"");
    }

    @Test
    void diff_againstWhatTheAgentSent() {
        AskReference ask = sidecar.askOf("edited", "two", "{\"what\":\"mine\"}");
        Verdict edit = Verdict.approve(sidecar.reviewer.getAsk(ask.askId()).summary(), "")
                .withEdits(List.of(new Edit(Edit.Operation.REPLACE, "/what", "\"yours\"")));
        sidecar.reviewer.submit(edit);
        assertThat(shell.run("asks", "diff", ask.askId()).out())
                .contains("against what the agent sent, before edits:\n", "changed /what", "- \"mine\"", "+ \"yours\"");
        assertThat(shell.run("asks", "diff", ask.askId(), "-o", "yaml").out())
                .contains("\"lastAllowed\": null\n\"sent\":\n  \"changes\":\n    - \"kind\": \"CHANGED\"\n");
    }

    @Test
    void explain_namesRulesWithTheirPlaces() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        String out = shell.run("asks", "explain", ask.askId()).out();
        assertThat(out)
                .startsWith("ask " + ask.askId().substring(0, 8) + "  risk MEDIUM\n"
                        + "  ASK  tools/medium  tools.policy.yaml:8:7\n    ┃ mind the gap\n  policies sha256:");
        assertThat(shell.run("asks", "explain", ask.askId(), "-o", "json").out())
                .contains(
                        "\"reasons\":[{\"code\":\"RULE_MATCHED\",\"policy\":\"tools\",\"rule\":\"medium\","
                                + "\"position\":\"tools.policy.yaml:8:7\",\"effect\":\"ASK\",\"explanation\":\"mind the gap\"}]");
    }

    @Test
    void refusals_areListedAndCleared() {
        AskReference ask = sidecar.askOf("refused", "low", "{\"what\":\"again\"}");
        act("reject", ask);
        assertThat(shell.run("asks", "refusals", "list").out())
                .contains("FORGOTTEN IN", ask.askId().substring(0, 6));
        assertThat(shell.run("asks", "refusals", "list", "-o", "json").out())
                .contains("{\"refusalId\":\"" + ask.askId() + "\",\"expireTime\":\"");
        Result cleared = shell.run("asks", "refusals", "clear", ask.askId().substring(0, 8));
        assertThat(cleared.out()).isEqualTo(ask.askId().substring(0, 8) + " cleared\n");
        assertThat(shell.run("asks", "refusals", "list", "-o", "name").out()).doesNotContain(ask.askId());
        assertThat(shell.run("asks", "refusals", "clear", ask.askId()).code()).isEqualTo(3);
        assertThat(shell.run("asks", "refusals", "clear", "abc").code()).isEqualTo(2);
        assertThat(shell.run("asks", "refusals", "clear", "abc").err()).startsWith("assent: refusal abc: ");
        // the next such call is asked about
        assertThat(sidecar.askOf("refused", "low", "{\"what\":\"again\"}").askId())
                .isNotEqualTo(ask.askId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve ID --digest sha256:00", "reject ID", "refusals clear ID"})
    void readOnlyContext_looksButDoesNotAnswer(String command, @TempDir Path home) throws Exception {
        AskReference ask = ask("low");
        Path file = Files.writeString(
                home.resolve("c.yaml"), "current-context: look\ncontexts: [{name: look, read-only: true}]\n");
        Shell looking = sidecar.shell().with("ASSENT_CONFIG", file.toString());
        assertThat(looking.run("asks", "get", ask.askId()).code()).isZero();
        Result result = looking.run(("asks " + command.replace("ID", ask.askId())).split(" "));
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("context look is read-only");
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
    }

    private void act(String deed, AskReference ask) {
        switch (deed) {
            case "approve" ->
                sidecar.reviewer.submit(
                        Verdict.approve(sidecar.reviewer.getAsk(ask.askId()).summary(), ""));
            case "reject" ->
                sidecar.reviewer.submit(
                        Verdict.reject(sidecar.reviewer.getAsk(ask.askId()).summary(), ""));
            case "cancel" -> sidecar.agent.cancelAsk(ask);
            default -> {}
        }
    }
}
