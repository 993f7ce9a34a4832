package dev.assent.cli.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.context.NoticeKind;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.client.AskReference;
import dev.assent.client.Decision;
import dev.assent.client.Risk;
import dev.assent.client.Verdict;
import dev.assent.engine.display.Scripts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The full-screen reviewer against a real sidecar: keys go in, the screen comes out, a clock moves as the test wants. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReviewTest extends OnReview {
    private static final String ESCAPE = "\u001b";

    @Test
    void low_holdThenSent() {
        AskReference ask = sidecar.ask("low", "{\"path\":\"/tmp/x\"}");
        try (Person person = person()) {
            person.reads("\"path\"").presses("a").sees("sent in");
            person.waits(2_900);
            assertThat(verdicts(ask)).isZero();
            person.waits(200).sees(": approved").sees("no ask waits");
        }
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void low_undone_isNeverSent() {
        AskReference ask = sidecar.ask("low", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses("a").waits(2_000).sends("u").sees("undone; nothing was sent");
            person.waits(10_000);
        }
        assertThat(verdicts(ask)).isZero();
    }

    @Test
    void medium_wantsTheSecondKey() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        try (Person person = person()) {
            person.reads("\"gap\"")
                    .presses("a")
                    .sees("y approve")
                    .presses("\r")
                    .sees("Approve")
                    .presses("y");
            person.waits(200).sees(": approved");
        }
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void high_wantsTheCode() {
        AskReference ask = sidecar.ask("high", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS")
                    .presses("a")
                    .sees("Type the code")
                    .types("000")
                    .sees("that is not it");
            person.waits(500).types(code(ask, person)).waits(200).sees(": approved");
        }
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void critical_wantsTargetReasonAndKey() {
        AskReference ask = sidecar.ask("critical", "{\"to\":\"pay@example.com\"}");
        try (Person person = person()) {
            person.reads("pay@example.com").presses("a").sees("Type the target").types("pay@example.com");
            person.waits(300)
                    .sends("\r")
                    .sees("Say why")
                    .types("invoice")
                    .waits(300)
                    .sends("\r")
                    .sees("One more key");
            person.presses("y").waits(200).sees(": approved");
        }
        Decision decision = sidecar.agent.awaitAsk(ask, WAIT);
        assertThat(decision.permits()).isTrue();
        assertThat(sidecar.reviewer.getAsk(ask.askId()).verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.note()).isEqualTo("invoice"));
    }

    @Test
    void reject_takesTwoKeys_andTellsTheAgent() {
        AskReference ask = sidecar.ask("high", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses("d").sees("wrong target");
            assertThat(verdicts(ask)).isZero();
            person.presses("2").sees(": rejected");
        }
        Decision decision = sidecar.agent.awaitAsk(ask, WAIT);
        assertThat(decision.permits()).isFalse();
        assertThat(decision.reasons()).anyMatch(r -> r.explanation().raw().equals("wrong target"));
    }

    @Test
    void keysBeforeTheAskIsThere_decideNothing() {
        AskReference ask = sidecar.ask("low", "{}");
        try (Person person = person()) {
            person.sends("aaaa\rayayd1");
            person.reads("ARGUMENTS").sends("a").waits(10_000);
        }
        assertThat(verdicts(ask)).isZero();
    }

    @Test
    void keyTypedForTheAskBefore_doesNotReachTheNext() {
        AskReference first = sidecar.ask("medium", "{\"what\":\"first\"}");
        AskReference second = sidecar.ask("low", "{\"what\":\"second\"}");
        try (Person person = person()) {
            person.reads("\"first\"").presses("d").presses("1").sees(": rejected");
            // the hand goes on typing while the next ask comes up
            person.sends("a")
                    .reads("\"second\"")
                    .sends("a")
                    .waits(100)
                    .sends("a")
                    .waits(10_000);
        }
        assertThat(verdicts(first)).isOne();
        assertThat(verdicts(second)).isZero();
    }

    @Test
    void nextKeyInTheSameRead_isForTheScreenThatWasThere() {
        AskReference low = sidecar.ask("low", "{}");
        sidecar.ask("medium", "{\"what\":\"gap\"}");
        try (Person person = person()) {
            person.reads("\"gap\"").presses("ja").waits(10_000);
        }
        assertThat(verdicts(low)).isZero();
    }

    @Test
    void paste_decidesNothing() {
        AskReference ask = sidecar.ask("low", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses(ESCAPE + "[200~a\na\n" + ESCAPE + "[201~");
            person.waits(5_000).presses("a\na\n").waits(10_000);
        }
        assertThat(verdicts(ask)).isZero();
    }

    @Test
    void focusLost_disarms_andCancelsTheHold() {
        AskReference ask = sidecar.ask("low", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses("a").sends(ESCAPE + "[O").sees("lost the focus; nothing was sent");
            person.presses("a").sees("no focus").waits(5_000);
            assertThat(verdicts(ask)).isZero();
            person.sends(ESCAPE + "[I").presses("a").waits(3_100).sees(": approved");
        }
    }

    @Test
    void mouse_selectsAndDecidesNothing() {
        sidecar.ask("medium", "{\"what\":\"gap\"}");
        AskReference low = sidecar.ask("low", "{\"the\":\"other\"}");
        try (Person person = person()) {
            person.reads("\"gap\"").waits(1_000);
            person.sends(ESCAPE + "[<0;5;4M" + ESCAPE + "[<0;5;4m")
                    .reads("\"other\"")
                    .sends("a");
            person.waits(10_000);
        }
        assertThat(verdicts(low)).isZero();
    }

    @Test
    void longArguments_mustBeSeenFirst() {
        String lines =
                IntStream.range(0, 100).mapToObj(i -> "\"line " + i + "\"").collect(Collectors.joining(","));
        AskReference ask = sidecar.ask("low", "{\"all\":[" + lines + "]}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses("a").sees("more lines to read").waits(5_000);
            for (int page = 0; page < 12; page++) {
                person.waits(100).sends("J");
            }
            person.sees("line 99").sends("a").waits(5_000);
            assertThat(verdicts(ask)).isZero();
            person.presses("a").waits(3_100).sees(": approved");
        }
    }

    @Test
    void decidedElsewhere_cancelsWhatIsInTheMaking() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        try (Person person = person()) {
            person.reads("\"gap\"").presses("a").sees("y approve");
            sidecar.reviewer.submit(
                    Verdict.reject(sidecar.reviewer.getAsk(ask.askId()).summary(), "elsewhere"));
            person.sees("is rejected by local").presses("y").waits(1_000);
            assertThat(person.screen()).doesNotContain("y approve");
        }
        assertThat(verdicts(ask)).isOne();
    }

    @Test
    void agentThatGivesUp_cancelsTheHold() {
        AskReference ask = sidecar.ask("low", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses("a").sees("sent in");
            sidecar.agent.cancelAsk(ask);
            person.sees("cancelled").waits(5_000);
        }
        assertThat(verdicts(ask)).isZero();
    }

    @Test
    void connectionLost_cancels_andSaysSo() {
        sidecar.ask("low", "{}");
        try (Person person = person()) {
            person.reads("ARGUMENTS").presses("a").sees("sent in");
            sidecar.close();
            person.sees("the connection is lost; nothing was sent")
                    .waits(5_000)
                    .presses("a")
                    .sees("no connection");
        }
    }

    @Test
    void arrivals_areCounted_untilTheyAreWanted() {
        sidecar.ask("medium", "{\"what\":\"gap\"}");
        try (Person person = person()) {
            person.reads("\"gap\"");
            sidecar.ask("high", "{}");
            person.sees("+1 new");
            assertThat(person.screen()).doesNotContain("HIGH");
            person.sends("n").sees("HIGH").sees("\"gap\"");
        }
    }

    @Test
    void filter_helpAndQuit() {
        sidecar.ask("medium", "{\"what\":\"gap\"}");
        sidecar.ask("low", "{\"x\":1}");
        try (Person person = person()) {
            person.reads("\"gap\"").sends("/").types("low").sends("\r").reads("\"x\"");
            assertThat(person.screen()).doesNotContain("\"gap\"");
            person.sends(ESCAPE).sends("?").sees("undo").sends("x").reads("\"x\"");
            assertThat(person.hasLeft()).isFalse();
            person.sends("q");
            assertThat(person.hasLeft()).isTrue();
        }
    }

    @Test
    void resize_keepsTheAsk_andTheDialog_butDisarms() {
        AskReference ask = sidecar.ask("medium", "{\"what\":\"gap\"}");
        try (Person person = person()) {
            person.reads("\"gap\"")
                    .presses("a")
                    .waits(1_000)
                    .resizes(120, 40)
                    .sees("y approve")
                    .sends("y");
            person.waits(300).sees("too fast").presses("y").waits(200).sees(": approved");
        }
        assertThat(sidecar.agent.awaitAsk(ask, WAIT).permits()).isTrue();
    }

    @Test
    void tinyScreen_opensTheAskWithEnter() {
        sidecar.ask("low", "{\"x\":1}");
        try (Person person = new Person(sidecar, Map.of(), 40, 8)) {
            person.sees("LOW").waits(300).sends("\r").reads("more lines");
        }
    }

    @Test
    void readOnlyContext_decidesNothing() {
        AskReference ask = sidecar.ask("low", "{}");
        ReviewerContext readOnly = new ReviewerContext(
                "prod", Optional.empty(), Optional.empty(), "PROD", true, Scripts.ASCII, NoticeKind.NONE, Risk.HIGH);
        try (Person person = new Person(sidecar, Map.of(), readOnly, 100, 30)) {
            person.reads("ARGUMENTS")
                    .presses("a")
                    .sees("read-only")
                    .presses("d")
                    .sees("read-only");
        }
        assertThat(verdicts(ask)).isZero();
    }

    /** Of the server, which stands on the screen. */
    private String code(AskReference ask, Person person) {
        String code = sidecar.reviewer.getAsk(ask.askId()).challenge();
        assertThat(person.screen()).contains(code);
        return code.toLowerCase(Locale.ROOT);
    }
}
