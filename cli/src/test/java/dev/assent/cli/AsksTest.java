package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import dev.assent.client.AskReference;
import dev.assent.client.Decision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code assent asks} against a real sidecar. */
class AsksTest extends OnSharedSidecar {
    private static final Duration WAIT = Duration.ofSeconds(20);

    @Test
    void list_showsRowsThatNameTheAsk() {
        AskReference ask = ask("medium");
        Result table = shell.run("asks", "list");
        assertThat(table.code()).isZero();
        assertThat(table.out()).startsWith("ID  ").contains(ask.askId().substring(0, 6), "MEDIUM", "tools/medium");
        assertThat(shell.run("asks", "list", "-o", "json").out())
                .contains("\"askId\":\"" + ask.askId() + "\"", "\"risk\":\"MEDIUM\"")
                .matches("[\\x20-\\x7E]+\n");
    }

    @Test
    void list_ofAStateWithoutAsks_isEmpty() {
        Result result = shell.run("asks", "list", "--state", "cancelled", "-o", "json");
        assertThat(result.out()).isEqualTo("[]\n");
    }

    @Test
    void get_showsTheWholeAsk_escaped() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"\\u202e\\u001B]52;c;x\\u0007 \\u2066| -- end --\"}");
        Result result = shell.run("asks", "get", ask.askId().substring(0, 6));
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("agent     bot", "subject   maria", "tool      medium", "risk MEDIUM", "tools/medium")
                .contains("arguments: ", "⟦U+202E⟧", "\\u001B]52;c;x\\u0007 ⟦U+2066⟧| -- end --\"")
                .contains("digest sha256:");
        assertThat(result.out()).matches("(?s)[\\x20-\\x7E\\n⟦⟧┃⏎␀-␟]+");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void get_hostileAsk_isCountedNamedAndDecoded() {
        AskReference ask = sidecar.ask(
                "p\u0430y",
                "{\"cmd\":\"ls" + " ".repeat(300)
                        + "; echo cm0gLXJmIC8gLS1ubw== \",\"to\":\"g\u043E\u043Egle \uDB40\uDC41\","
                        + "\"cafe\":\"caf\u00e9\"}");
        Result result = shell.run("asks", "get", ask.askId());
        assertThat(result.out())
                .contains("  caution   tool: 1 non-ascii, 1 mixed-script\n"
                        + "            p⟦U+0430⟧y: 2nd letter is CYRILLIC SMALL LETTER A\n"
                        + "  caution   arguments: 1 invisible, 4 non-ascii, 1 padding, 1 mixed-script\n"
                        + "            g⟦U+043E⟧⟦U+043E⟧gle: 2nd letter is CYRILLIC SMALL LETTER O\n")
                .contains("  ┃   \"cmd\": \"ls⟦300 spaces⟧; echo cm0gLXJmIC8gLS1ubw== \",\n")
                .contains("  -- end --\ndecoded base64 in /cmd\n  ┃ rm -rf / --no\n");
        assertThat(result.out()).matches("(?s)[\\x20-\\x7E\\n⟦⟧┃⏎␀-␟]+");
        assertThat(shell.run("asks", "get", ask.askId(), "-o", "json").out())
                .matches("[\\x20-\\x7E]+\n")
                .contains("\"p\\u0430y\"", "\\udb40\\udc41");
    }

    @Test
    void get_lettersBeyondAscii_areNoCaution() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"caf\u00e9 \u6771\u4eac\"}");
        assertThat(shell.run("asks", "get", ask.askId()).out())
                .contains("caf⟦U+00E9⟧ ⟦U+6771⟧⟦U+4EAC⟧")
                .doesNotContain("caution");
    }

    @Test
    void approve_redeemsToOneAllow() {
        AskReference ask = ask("medium");
        Result result = approve(ask);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(ask.askId().substring(0, 8) + " approved\n");
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void approve_wantsTheDigestOfTheCallThatWasSeen() {
        AskReference ask = ask("low");
        Result without = shell.run("asks", "approve", ask.askId());
        assertThat(without.code()).isEqualTo(6);
        assertThat(without.err()).contains("`assent asks get`", "--digest");
        assertThat(shell.run("asks", "approve", ask.askId(), "--digest", "sha256:00")
                        .code())
                .isEqualTo(5);
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
        assertThat(approve(ask).code()).isZero();
    }

    @Test
    void approve_highRisk_exits6AndChangesNothing() {
        AskReference ask = ask("high");
        for (Result result : List.of(approve(ask), shell.run("asks", "approve", ask.askId()))) {
            assertThat(result.code()).isEqualTo(6);
            assertThat(result.err()).contains("assent review");
        }
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
    }

    @Test
    void approve_oneOfTwo_saysThatMoreIsNeeded() {
        AskReference ask = ask("two");
        Result first = approve(ask);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("pending, more approvals needed");
        assertThat(approve(ask).code()).isEqualTo(5);
    }

    @Test
    void reject_tellsTheAgentWhy() {
        AskReference first = ask("high");
        AskReference second = ask("low");
        Result result = shell.run("asks", "reject", first.askId(), second.askId(), "--note", "not today");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.endsWith(" denied"));
        Decision decision = sidecar.agent.awaitAsk(first, WAIT);
        assertThat(decision.permits()).isFalse();
        assertThat(decision.reasons()).anyMatch(r -> r.explanation().raw().equals("not today"));
    }

    @Test
    void answer_toAnEndedAsk_saysHowItEnded() {
        AskReference denied = ask("low");
        assertThat(shell.run("asks", "reject", denied.askId()).code()).isZero();
        assertThat(shell.run("asks", "approve", denied.askId()).code()).isEqualTo(5);
        AskReference cancelled = ask("low");
        sidecar.agent.cancelAsk(cancelled);
        assertThat(shell.run("asks", "approve", cancelled.askId()).code()).isEqualTo(13);
        AskReference expired = ask("short");
        assertThat(sidecar.agent.awaitAsk(expired, WAIT).isFinal()).isTrue();
        assertThat(shell.run("asks", "approve", expired.askId()).code()).isEqualTo(12);
    }

    @Test
    void unknownAsk_exits3_andTheRestIsAnswered() {
        AskReference ask = ask("low");
        Result result = shell.run("asks", "reject", "000000", ask.askId());
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains(" denied");
        assertThat(result.err()).contains("ask 000000: ");
        assertThat(shell.run("asks", "get", "000000").code()).isEqualTo(3);
        assertThat(shell.run("asks", "get", "0000").code()).isEqualTo(2);
    }

    @Test
    void wrongToken_exits4() {
        Result result =
                sidecar.shell().with("ASSENT_TOKEN", "asr_" + "0".repeat(64)).run("asks", "list");
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void agentsListener_doesNotTakeVerdicts() {
        AskReference ask = ask("low");
        String agents = sidecar.shell().environment("ASSENT_SERVER");
        Result result = shell.run("asks", "reject", ask.askId(), "--server", agents);
        assertThat(result.code()).isEqualTo(1);
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
    }

    private Result approve(AskReference ask) {
        String digest = sidecar.reviewer.getAsk(ask.askId()).summary().callDigest();
        return shell.run("asks", "approve", ask.askId(), "--digest", digest);
    }
}
