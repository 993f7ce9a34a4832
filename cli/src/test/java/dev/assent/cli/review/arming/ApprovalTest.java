package dev.assent.cli.review.arming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import dev.assent.client.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalTest {
    private static final Stakes LOW = ArmingTest.stakes(Risk.LOW);
    private static final Stakes MEDIUM = ArmingTest.stakes(Risk.MEDIUM);
    private static final Stakes HIGH = ArmingTest.stakes(Risk.HIGH);
    private static final Stakes CRITICAL = new Stakes(Risk.CRITICAL, 1, "pay@example.com", true);

    @Test
    void low_isSentAfterTheHold_notBefore() {
        Hand hand = Hand.at(LOW).types("a").after(2_999);
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.prompt().step()).isEqualTo(Step.HOLD);
        assertThat(hand.prompt().remaining().toMillis()).isEqualTo(1);
        assertThat(hand.after(1).outcome().isDecided()).isTrue();
    }

    @Test
    void low_canBeUndone() {
        for (String undo : new String[] {"u", "\u001b"}) {
            Hand hand = Hand.at(LOW).types("a").after(2_800).types(undo).after(5_000);
            assertThat(hand.outcome().isCancelled()).isTrue();
            assertThat(hand.outcome().message()).isEqualTo("undone; nothing was sent");
        }
    }

    @Test
    void low_resizeDuringTheHold_beginsItAnew() {
        Hand hand = Hand.at(LOW)
                .types("a")
                .after(2_900)
                .gives(new Input.Resized(40, 8))
                .after(2_900);
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.after(200).outcome().isDecided()).isTrue();
    }

    @Test
    void low_aAgain_undoes() {
        assertThat(Hand.at(LOW)
                        .types("a")
                        .after(1_500)
                        .burst("a")
                        .after(5_000)
                        .outcome()
                        .isCancelled())
                .isTrue();
    }

    @Test
    void medium_wantsY_andTimeToRead() {
        Hand hand = Hand.at(MEDIUM).types("a").after(300).burst("y");
        assertThat(hand.prompt().hint()).contains("too fast");
        assertThat(hand.after(50).burst("y").after(500).outcome().isDecided()).isFalse();
        assertThat(hand.after(1_500).burst("y").after(100).outcome().isDecided())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "a", "Y", " ", "x", "yes"})
    void medium_nothingElseIsY(String keys) {
        Hand hand = Hand.at(MEDIUM).types("a").after(1_000);
        if (keys.equals("yes")) {
            hand.burst(keys);
        } else {
            hand.burst(keys).after(1_000).burst(keys);
        }
        assertThat(hand.after(5_000).outcome().isDecided()).isFalse();
    }

    @Test
    void medium_yHeldDown_approvesNothing() {
        Hand hand = Hand.at(MEDIUM).types("a").after(100).burst("y");
        hand.after(500).burst("y");
        for (int i = 0; i < 200; i++) {
            hand.after(33).burst("y");
        }
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.isOpen()).isTrue();
    }

    @Test
    void medium_resizeDuringTheDialog_disarmsIt() {
        Hand hand = Hand.at(MEDIUM)
                .types("a")
                .after(1_000)
                .gives(new Input.Resized(40, 8))
                .after(100)
                .burst("y");
        assertThat(hand.after(1_000).outcome().isDecided()).isFalse();
        assertThat(hand.isOpen()).isTrue();
    }

    @Test
    void medium_somethingElseOnTheScreen_disarmsIt() {
        Hand hand = Hand.at(MEDIUM)
                .types("a")
                .after(1_000)
                .screenShows("ask 1, other arguments")
                .after(100)
                .burst("y");
        assertThat(hand.after(1_000).outcome().isDecided()).isFalse();
    }

    @Test
    void medium_keyThatFollowsTheY_takesItBack() {
        Hand hand = Hand.at(MEDIUM).types("a").after(1_000).burst("y").after(5).burst("e");
        assertThat(hand.outcome().message()).isEqualTo("another key came with the last one; nothing was sent");
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void focusLost_cancels(Risk risk) {
        Hand hand = Hand.at(ArmingTest.stakes(risk)).types("a").after(500).gives(new Input.Focused(false));
        assertThat(hand.isOpen()).isFalse();
        assertThat(hand.after(5_000).outcome().message()).isEqualTo("the terminal lost the focus; nothing was sent");
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void escape_cancels(Risk risk) {
        Hand hand = Hand.at(ArmingTest.stakes(risk)).types("a").after(500).presses(Key.ESCAPE);
        assertThat(hand.after(5_000).outcome().isCancelled()).isTrue();
    }

    @Test
    void high_wantsTheCode_withoutEnter() {
        Hand hand = Hand.at(HIGH).types("a").after(500).types("k7q").after(100);
        assertThat(hand.outcome().isDecided()).isTrue();
        assertThat(hand.outcome().answer()).isEqualTo("K7Q");
    }

    @Test
    void high_wrongCode_isForgotten() {
        Hand hand = Hand.at(HIGH).types("a").after(500).types("k7x");
        assertThat(hand.prompt().hint()).isEqualTo("that is not it");
        assertThat(hand.prompt().typed()).isEmpty();
        assertThat(hand.after(5_000).outcome().isDecided()).isFalse();
        assertThat(hand.types("kk")
                        .presses(Key.BACKSPACE)
                        .types("7q")
                        .after(100)
                        .outcome()
                        .isDecided())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "y", "yy", "aaa", "   "})
    void high_nothingElseApproves(String keys) {
        Hand hand = Hand.at(HIGH).types("a").after(1_000).types(keys).after(5_000);
        assertThat(hand.outcome().isDecided()).isFalse();
    }

    @Test
    void high_codeFromAPaste_isRefused() {
        Hand hand = Hand.at(HIGH).types("a").after(1_000).gives(new Input.Pasted("K7Q"));
        assertThat(hand.prompt().hint()).contains("paste count for nothing");
        hand.after(1_000).burst("K7Q");
        assertThat(hand.prompt().hint()).contains("all at once");
        assertThat(hand.after(5_000).outcome().isDecided()).isFalse();
    }

    @Test
    void high_screenChangedWhileTyping() {
        Hand hand = Hand.at(HIGH)
                .types("a")
                .after(1_000)
                .types("K7")
                .screenShows("ask 1 scrolled")
                .types("Q");
        assertThat(hand.prompt().hint()).contains("the screen has just changed");
        assertThat(hand.after(5_000).outcome().isDecided()).isFalse();
    }

    @Test
    void critical_wantsTargetReasonAndY() {
        Hand hand = Hand.at(CRITICAL).types("a").after(500).types("pay@example.com");
        assertThat(hand.after(5_000).outcome().isDecided()).isFalse();
        hand.presses(Key.ENTER).types("invoice 12");
        assertThat(hand.prompt().step()).isEqualTo(Step.REASON);
        hand.after(100).presses(Key.ENTER);
        assertThat(hand.prompt().step()).isEqualTo(Step.CONFIRM);
        assertThat(hand.after(5_000).outcome().isDecided()).isFalse();
        hand.burst("y").after(100);
        assertThat(hand.outcome().isDecided()).isTrue();
        assertThat(hand.outcome().answer()).isEqualTo("pay@example.com");
        assertThat(hand.outcome().note()).isEqualTo("invoice 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PAY@example.com", "pay@example.co", "pay@example.comm", "pay@examp1e.com"})
    void critical_otherTarget_doesNotPass(String target) {
        Hand hand =
                Hand.at(CRITICAL).types("a").after(500).types(target).after(100).presses(Key.ENTER);
        assertThat(hand.prompt().step()).isEqualTo(Step.TARGET);
        assertThat(hand.prompt().hint()).isEqualTo("that is not it");
    }

    @Test
    void critical_pastedTarget_doesNotPass() {
        Hand hand = Hand.at(CRITICAL).types("a").after(500).gives(new Input.Pasted("pay@example.com"));
        hand.after(500).presses(Key.ENTER);
        assertThat(hand.prompt().step()).isEqualTo(Step.TARGET);
        hand.after(500).burst("pay@example.com").presses(Key.ENTER);
        assertThat(hand.prompt().hint()).contains("all at once");
    }

    @Test
    void critical_withoutReason_goesNoFurther() {
        Hand hand = Hand.at(CRITICAL)
                .types("a")
                .after(500)
                .types("pay@example.com\n")
                .types("  \n");
        assertThat(hand.prompt().step()).isEqualTo(Step.REASON);
        assertThat(hand.prompt().hint()).contains("says why");
        hand.gives(new Input.Pasted("OPS-12\nand y\n")).presses(Key.ENTER);
        assertThat(hand.prompt().step()).isEqualTo(Step.CONFIRM);
        assertThat(hand.after(500).burst("y").after(100).outcome().note()).isEqualTo("OPS-12 and y");
    }

    @Test
    void critical_codeWithoutTarget_wantsAllTheRest() {
        Hand hand = Hand.at(ArmingTest.stakes(Risk.CRITICAL))
                .types("a")
                .after(500)
                .types("K7Q")
                .after(1_000);
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.prompt().step()).isEqualTo(Step.REASON);
    }

    @Test
    void noChallengeFromTheServer_cannotBeApproved() {
        Stakes nothing = new Stakes(Risk.CRITICAL, 1, "", true);
        Hand hand = Hand.at(nothing).types("a").after(500).presses(Key.ENTER);
        assertThat(hand.outcome().isCancelled()).isTrue();
        Hand code = Hand.at(new Stakes(Risk.HIGH, 1, "", false))
                .types("a")
                .after(500)
                .types("x");
        assertThat(code.after(5_000).outcome().isCancelled()).isTrue();
    }

    @Test
    void severalAtOnce_wantTheOtherKey_andAreNeverRisky() {
        Stakes group = new Stakes(Risk.LOW, 5, "", false);
        Hand hand = Hand.at(group).types("a").after(5_000);
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.burst("y").after(100).outcome().isDecided()).isTrue();
        assertThatThrownBy(() -> new Stakes(Risk.HIGH, 2, "K7Q", false)).isInstanceOf(IllegalArgumentException.class);
    }
}
