package dev.assent.cli.review.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {
    /** ^ stands for the escape character. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "aé|a é",
                "^[A^[B^OA^OB|UP DOWN UP DOWN",
                "^[1;5A|UP",
                "^[5~^[6~^[1~^[4~^[3~|PAGE_UP PAGE_DOWN HOME END DELETE",
                "^[H^[F^OH^OF^[Z|HOME END HOME END BACK_TAB",
                "^[15~^[99~^[?1;2c^OP|OTHER OTHER OTHER OTHER",
                "^a^y|OTHER OTHER",
                "^[I^[O|focus+ focus-",
                "^[<0;4;3M^[<0;4;3m|click 3,2",
                "^[<64;1;1M^[<65;1;1M|scroll -3 scroll 3",
                "^[<2;4;3M^[<35;4;3M^[<0;;3M^[<0;4M|",
                "^[<16;4;3M|click 3,2",
                "^[Mabc|",
                "^[200~a^[201~b|paste(a) b",
                "^[200~a^[200~^[201^[Ay^[201~|paste(a^[200~^[201^[Ay)",
                "^]0;title^\\a|a",
                "^[999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999Aa|UP a"
            })
    void decodes(String sent, String expected) {
        assertThat(text(decode(new KeyDecoder(), sent.replace('^', '\u001b'))).replace('\u001b', '^'))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void escapeAlone_isTheKey_onceNothingFollows() {
        KeyDecoder decoder = new KeyDecoder();
        assertThat(decode(decoder, "\u001b")).isEmpty();
        assertThat(decoder.isWaiting()).isTrue();
        assertThat(decoder.silence()).contains(Input.key(Key.ESCAPE));
        assertThat(decoder.silence()).isEmpty();
        assertThat(text(decode(decoder, "\u001b\u001b[A"))).isEqualTo("ESCAPE UP");
    }

    @Test
    void sequenceCutOff_isNoCharacter() {
        KeyDecoder decoder = new KeyDecoder();
        assertThat(decode(decoder, "\u001b[1")).isEmpty();
        assertThat(decoder.silence()).contains(Input.key(Key.OTHER));
        assertThat(text(decode(decoder, "a"))).isEqualTo("a");
    }

    @Test
    void paste_isNeverKeys_howeverSlowlyItComes_andIsBounded() {
        KeyDecoder decoder = new KeyDecoder();
        assertThat(decode(decoder, "\u001b[200~a\ny")).isEmpty();
        assertThat(decoder.silence()).isEmpty();
        assertThat(decode(decoder, "a".repeat(100_000))).isEmpty();
        List<Input> inputs = decode(decoder, "\u001b[201~");
        assertThat(inputs).singleElement().isInstanceOf(Input.Pasted.class);
        assertThat(((Input.Pasted) inputs.get(0)).text())
                .hasSize(KeyDecoder.MAX_PASTE)
                .startsWith("a\ny");
    }

    @Test
    void anyCharacters_neverFail_andControlsAreNeverTyped() {
        Random random = new Random(1004);
        String likely = "\u001b\u001b[[<;~OMmAI0123456789aydu\r\n\t\u007f\u0003\u009b\ud83d\ude00é";
        for (int round = 0; round < 2_000; round++) {
            KeyDecoder decoder = new KeyDecoder();
            for (int i = 0; i < 60; i++) {
                char unit = likely.charAt(random.nextInt(likely.length()));
                for (Input input : decoder.take(unit)) {
                    if (input instanceof Input.Typed typed) {
                        assertThat(Character.isISOControl(typed.codePoint())).isFalse();
                        assertThat(Character.isValidCodePoint(typed.codePoint()))
                                .isTrue();
                        assertThat(typed.text()).doesNotContain("\u001b");
                    }
                }
                if (random.nextInt(10) == 0) {
                    decoder.silence();
                }
            }
        }
    }

    private static List<Input> decode(KeyDecoder decoder, String sent) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < sent.length(); i++) {
            inputs.addAll(decoder.take(sent.charAt(i)));
        }
        return inputs;
    }

    private static String text(List<Input> inputs) {
        return inputs.stream().map(KeyDecoderTest::text).collect(Collectors.joining(" "));
    }

    private static String text(Input input) {
        if (input instanceof Input.Typed typed) {
            return typed.text();
        }
        if (input instanceof Input.Pressed pressed) {
            return pressed.key().name();
        }
        if (input instanceof Input.Pasted pasted) {
            return "paste(" + pasted.text() + ")";
        }
        if (input instanceof Input.Focused focused) {
            return focused.gained() ? "focus+" : "focus-";
        }
        if (input instanceof Input.Clicked click) {
            return "click " + click.column() + "," + click.row();
        }
        return "scroll " + ((Input.Scrolled) input).lines();
    }
}
