package dev.assent.cli.review.arming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import dev.assent.client.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to make a key decide that was not meant to. Each must leave no dialog behind, or one that sends nothing. */
class ArmingTest {
    private static final Stakes LOW = new Stakes(Risk.LOW, 1, "", false);
    private static final long LONG = 5_000;

    @Test
    void key_onAScreenThatStood_counts() {
        assertThat(Hand.at(LOW).types("a").isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 399})
    void screenChangedJustNow(long ago) {
        Hand hand = Hand.at(LOW).screenShows("ask 2").after(ago).burst("a");
        assertThat(hand.isOpen()).isFalse();
        assertThat(hand.refusal()).isEqualTo("the screen has just changed; look first");
    }

    @Test
    void screenChanged400MillisecondsAgo_counts() {
        assertThat(Hand.at(LOW).screenShows("ask 2").after(400).burst("a").isOpen())
                .isTrue();
    }

    @Test
    void typeAhead_readBeforeTheScreenChanged() {
        // the key was read first and is looked at when the screen has changed already
        Hand hand = Hand.at(LOW);
        Arming arming = hand.arming;
        long read = 10_000_000_000L;
        arming.shows("ask 2", read + 5_000_000);
        arming.received(new Input.Typed('a'), read);
        assertThat(arming.refusal()).isPresent();
    }

    @Test
    void sameScreenPaintedAgain_isNoChange() {
        assertThat(Hand.at(LOW).screenShows("ask 1").burst("a").isOpen()).isTrue();
    }

    @Test
    void pasteOfKeys_withMarks() {
        Hand hand = Hand.at(LOW).gives(new Input.Pasted("a\ny\n")).after(LONG);
        assertThat(hand.isOpen()).isFalse();
        assertThat(hand.outcome().isDecided()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "a\ny\n", "approve\n", "ls -la\n", "xa", "aa", "a ", "ay"})
    void pasteOfKeys_withoutMarks(String text) {
        for (Risk risk : Risk.values()) {
            Hand hand = Hand.at(stakes(risk)).burst(text).after(LONG);
            assertThat(hand.outcome().isDecided()).as("%s", risk).isFalse();
        }
    }

    @Test
    void pasteWithoutMarks_rightAfterAPasteWithMarks() {
        Hand hand = Hand.at(LOW).gives(new Input.Pasted("x")).burst("a").after(LONG);
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.isOpen()).isFalse();
    }

    @Test
    void focusLost() {
        Hand hand = Hand.at(LOW).gives(new Input.Focused(false)).after(LONG).burst("a");
        assertThat(hand.isOpen()).isFalse();
        assertThat(hand.refusal()).isEqualTo("the terminal has no focus");
        hand.gives(new Input.Focused(true)).after(100).burst("a");
        assertThat(hand.refusal()).isEqualTo("the screen has just changed; look first");
        assertThat(hand.after(LONG).burst("a").isOpen()).isTrue();
    }

    @Test
    void keyRepeat_afterARefusal() {
        Hand hand = Hand.at(LOW).screenShows("ask 2").after(100).burst("a");
        for (int i = 0; i < 50; i++) {
            hand.after(i == 0 ? 700 : 30).burst("a");
            assertThat(hand.isOpen()).isFalse();
        }
        assertThat(hand.refusal()).contains("came all at once");
        assertThat(Hand.at(LOW)
                        .screenShows("ask 2")
                        .after(100)
                        .burst("a")
                        .after(700)
                        .burst("a")
                        .refusal())
                .isEqualTo("the key repeats; press it once");
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void keyHeldDown(Risk risk) {
        Hand hand = Hand.at(stakes(risk)).types("a").after(500);
        for (int i = 0; i < 300; i++) {
            hand.after(33).burst("a");
            assertThat(hand.outcome().isDecided()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void noOtherKeyOpensOrApproves(Key key) {
        for (Risk risk : Risk.values()) {
            assertThat(Hand.at(stakes(risk)).presses(key).isOpen()).isFalse();
            Hand hand = Hand.at(stakes(risk))
                    .types("a")
                    .after(500)
                    .presses(key)
                    .after(500)
                    .presses(key);
            if (risk != Risk.LOW) {
                assertThat(hand.after(LONG).outcome().isDecided())
                        .as("%s", risk)
                        .isFalse();
            }
        }
    }

    @Test
    void mouseClick_thenTheKeyAtOnce() {
        // the click selects another row, so the screen changes with it
        Hand hand = Hand.at(LOW)
                .gives(new Input.Clicked(3, 4))
                .screenShows("ask 2")
                .after(50)
                .burst("a");
        assertThat(hand.isOpen()).isFalse();
        assertThat(hand.after(LONG).gives(new Input.Clicked(3, 4)).isOpen()).isFalse();
    }

    @Test
    void mouse_answersNoDialog() {
        for (Risk risk : Risk.values()) {
            Hand hand = Hand.at(stakes(risk)).types("a").after(500);
            hand.gives(new Input.Clicked(0, 0)).gives(new Input.Scrolled(3, 0, 0));
            assertThat(hand.after(risk == Risk.LOW ? 100 : LONG).outcome().isDecided())
                    .isFalse();
        }
    }

    @Test
    void resize_isAChangeOfTheScreen() {
        Hand hand = Hand.at(LOW).gives(new Input.Resized(80, 24)).after(100).burst("a");
        assertThat(hand.isOpen()).isFalse();
        assertThat(hand.refusal()).contains("has just changed");
    }

    static Stakes stakes(Risk risk) {
        return new Stakes(risk, 1, risk.wantsChallenge() ? "K7Q" : "", false);
    }
}
