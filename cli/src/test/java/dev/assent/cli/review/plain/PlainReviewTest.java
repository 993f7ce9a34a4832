package dev.assent.cli.review.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.OnSidecar;
import dev.assent.cli.Shell;
import dev.assent.cli.Shell.Result;
import dev.assent.client.AskReference;
import dev.assent.client.AskState;
import dev.assent.client.Decision;
import dev.assent.client.Verdict;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The plain reviewer against a real sidecar: somebody types a line whenever one is read. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlainReviewTest extends OnSidecar {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Pattern CODE = Pattern.compile("type (\\S+) to approve");
    private static final Duration AT_ONCE = Duration.ZERO;

    @Test
    void approve_theWord_approvesWhatWasShown() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        Result result = review("approve");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("connected as local", "risk MEDIUM", "agent     bot", "tools/medium", "mind the gap")
                .contains("\"what\": \"gap\"", ": approved");
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void approve_neverByLessThanTheWord() {
        AskReference ask = sidecar.ask("low", "{}");
        Result result = review("", " ", "a", "y", "yes", "ok", "appro", "approved", "quit");
        assertThat(result.code()).isZero();
        assertThat(result.out()).doesNotContain(": approved").contains("Enter alone decides nothing");
        assertThat(sidecar.agent.awaitAsk(ask, AT_ONCE).effect().name()).isEqualTo("ASK");
        assertThat(sidecar.reviewer.getAsk(ask.askId()).verdicts()).isEmpty();
    }

    @Test
    void approve_highRisk_wantsTheCode() {
        AskReference ask = sidecar.ask("high", "{}");
        Result result = review(
                screen -> "approve",
                screen -> "",
                screen -> "approve",
                screen -> "approve",
                screen -> "approve",
                PlainReviewTest::code);
        assertThat(result.out()).contains("that is not it; nothing was sent", ": approved");
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void approve_critical_wantsAReasonAndTheTarget() {
        AskReference ask = sidecar.ask("critical", "{\"to\":\"Eve 1\"}");
        Result result = review(
                screen -> "approve",
                screen -> "",
                screen -> "approve she asked",
                screen -> "eve 1",
                screen -> "approve",
                screen -> "she asked",
                screen -> "Eve 1");
        assertThat(result.out())
                .contains("target    Eve 1", "an approval at CRITICAL says why; nothing was sent")
                .containsSubsequence(
                        "type the target, Eve 1 to approve", "that is not it; nothing was sent", ": approved");
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
        assertThat(sidecar.reviewer.getAsk(ask.askId()).verdicts())
                .allMatch(verdict -> verdict.note().equals("she asked"));
    }

    @Test
    void approve_criticalWithoutATargetToType_wantsTheCode() {
        AskReference ask = sidecar.ask("critical", "{\"to\":\"\u0415ve\"}");
        Result result = review(screen -> "approve she asked", PlainReviewTest::code);
        assertThat(result.out()).contains("target    ⟦U+0415⟧ve", ": approved");
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void blind_saysSo() {
        sidecar.ask("two", "{}");
        Result result = review("approve", "quit");
        assertThat(result.out())
                .contains("needs     2 approvals, any reviewer", "those of others are hidden until yours");
    }

    @Test
    void reject_asksWhyAndTellsTheAgent() {
        AskReference ask = sidecar.ask("high", "{}");
        Result result = review("reject", "", "reject", "not this one");
        assertThat(result.out()).contains("a rejection says why; nothing was sent", ": rejected");
        Decision decision = sidecar.agent.awaitAsk(ask, WAIT);
        assertThat(decision.permits()).isFalse();
        assertThat(decision.reasons()).anyMatch(r -> r.explanation().raw().equals("not this one"));
    }

    @Test
    void edit_showsTheNewArgumentsAndAsksAgain() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\",\"n\":1,\"gone\":true}");
        Result result = review("edit", "/what=\"step\"", "/nothing=1", "/n=two", "+/more=[1]", "-/gone", "", "approve");
        assertThat(result.out())
                .contains("leads nowhere", "the value is not JSON", "arguments as you would approve them")
                .contains("approve with 3 edits, reject", ": approved");
        Decision decision = sidecar.agent.awaitAsk(ask, WAIT);
        assertThat(decision.editedArgumentsJson()).contains("{\"what\":\"step\",\"n\":1,\"more\":[1]}");
        assertThat(decision.permits()).isTrue();
    }

    @Test
    void edit_withoutAChange_changesNothing() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        Result result = review("edit", "", "quit");
        assertThat(result.out()).contains("nothing was edited");
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
    }

    @Test
    void edit_thatPolicyDenies_isRefusedAndTheAskStays() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        Result result = review("edit", "/what=\"forbidden\"", "", "approve", "quit");
        assertThat(result.out()).contains("not taken: ").doesNotContain(": approved");
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
    }

    @Test
    void skip_showsTheNextAndLeavesTheAskToOthers() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        Result result = review("skip");
        assertThat(result.out()).containsSubsequence("risk MEDIUM", "skip or quit? ", "risk LOW");
        assertThat(sidecar.reviewer.getAsk(ask.askId()).summary().isPending()).isTrue();
    }

    @Test
    void asks_theRiskiestFirst_oneAfterTheOther() {
        sidecar.ask("low", "{}");
        sidecar.ask("medium", "{\"what\":\"x\"}");
        sidecar.ask("high", "{}");
        Result result = review("reject no", "reject no", "reject no");
        assertThat(result.out())
                .containsSubsequence("risk HIGH", ": rejected", "risk MEDIUM", ": rejected", "risk LOW");
        assertThat(sidecar.reviewer.listAsks(AskState.DENIED, 10, "").asks()).hasSize(3);
    }

    @Test
    void withdrawn_whileALineIsTyped_thatLineAnswersNothing() {
        AskReference gone = sidecar.ask("medium", "{\"what\":\"first\"}");
        AskReference next = sidecar.ask("low", "{}");
        Result result = review(
                screen -> {
                    sidecar.reviewer.submit(
                            Verdict.reject(sidecar.reviewer.getAsk(gone.askId()).summary(), "elsewhere"));
                    Awaitility.await().atMost(WAIT).until(() -> screen.get().contains("Press Enter"));
                    return "approve";
                },
                screen -> "quit");
        assertThat(result.out()).contains("is denied by local. Press Enter to go on.");
        assertThat(result.out()).containsSubsequence("Press Enter to go on.", "risk LOW");
        assertThat(sidecar.reviewer.getAsk(next.askId()).verdicts()).isEmpty();
        assertThat(sidecar.reviewer.getAsk(next.askId()).summary().isPending()).isTrue();
    }

    @Test
    void hostileText_reachesTheScreenEscapedOnly() {
        sidecar.ask(
                "tool\u202E\u2066x",
                "{\"a\":\"\\u001b]8;;http://x\\u0007\\u009b31m\",\"\u200B\":\"\uDB40\uDC41\u00A0┃⟦\"," + "\"pad\":\""
                        + " ".repeat(300) + "\"}");
        Result result = review("quit");
        assertThat(result.out()).matches("(?s)[\\x20-\\x7E\\n⟦⟧┃⏎␀-␟]+").contains("⟦U+202E⟧", "⟦U+27E6⟧", "⟦U+2503⟧");
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void endOfInput_withNothingToAnswer_ends() {
        Result result = sidecar.shell().run("review", "--plain");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("connected as local");
    }

    @Test
    void withoutATerminal_theFullScreenIsRefused_andSaysWhatToUse() {
        Result result = sidecar.shell().run("review");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("assent review --plain", "assent asks list");
    }

    @Test
    void wrongToken_endsAtOnce() {
        Result result =
                sidecar.shell().with("ASSENT_TOKEN", "asr_" + "0".repeat(64)).run("review", "--plain");
        assertThat(result.code()).isEqualTo(4);
    }

    /** A person at the keyboard: from what stands on the screen to the next line. */
    private interface Typing {
        String line(Supplier<String> screen);
    }

    private Result review(String... lines) {
        return review(Arrays.stream(lines).map(line -> (Typing) screen -> line).toArray(Typing[]::new));
    }

    /** Types a line at every question. At the first question without one, about an ask made for this, the input ends. */
    private Result review(Typing... typing) {
        sidecar.ask("low", "{\"made\":\"last\"}");
        StringWriter out = new StringWriter();
        Deque<Typing> lines = new ArrayDeque<>(List.of(typing));
        Shell.Keyboard keyboard = new Shell.Keyboard() {
            @Override
            public @Nullable String readLine() {
                Typing next = lines.poll();
                return next == null ? null : next.line(out::toString);
            }
        };
        return sidecar.shell().run(keyboard, out, "review", "--plain");
    }

    private static String code(Supplier<String> screen) {
        Matcher question = CODE.matcher(screen.get());
        String code = "";
        while (question.find()) {
            code = question.group(1);
        }
        return code.toLowerCase(Locale.ROOT);
    }
}
