package dev.assent.cli.review.arming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.keys.Input;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {
    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void aKeyGivesTheReason(RejectReason reason) {
        Hand hand = hand().types("d").types(Character.toString(reason.key()));
        assertThat(hand.outcome().isDecided()).isTrue();
        assertThat(hand.outcome().note()).isEqualTo(reason.text());
    }

    @Test
    void oneKeyAloneNeverRejects() {
        Hand hand = hand().types("d").after(10_000);
        assertThat(hand.outcome().isDecided()).isFalse();
        assertThat(hand.types("d\n 7").isOpen()).isTrue();
        assertThat(hand.prompt().hint()).contains("1 to 6");
    }

    @Test
    void reasonCanBeTyped() {
        Hand hand = hand().types("dtnot \n");
        assertThat(hand.outcome().note()).isEqualTo("not");
        Hand pasted = hand().types("dt").gives(new Input.Pasted("see\nOPS-1"));
        assertThat(pasted.types("\n").outcome().note()).isEqualTo("see OPS-1");
    }

    @Test
    void emptyReason_isNone() {
        Hand hand = hand().types("dt\n");
        assertThat(hand.prompt().hint()).contains("says why");
        assertThat(hand.outcome().isDecided()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d1\n", "dtx\n", "xd1"})
    void pasteWithoutMarks_rejectsNothing(String text) {
        assertThat(hand().burst(text).after(1_000).outcome().isDecided()).isFalse();
    }

    @Test
    void escapeAndLostFocus_cancel() {
        assertThat(hand().types("d\u001b").outcome().message()).isEqualTo("not rejected; nothing was sent");
        assertThat(hand().types("dt").gives(new Input.Focused(false)).outcome().isCancelled())
                .isTrue();
    }

    private static Hand hand() {
        return new Hand('d', Rejection::new).after(1_000);
    }
}
