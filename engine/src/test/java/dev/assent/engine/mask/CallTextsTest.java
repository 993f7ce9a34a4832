package dev.assent.engine.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTextsTest {
    private static final long PLENTY = 2_000_000;
    private static final String SECRET = "open sesame";

    private static ToolCall call(Map<String, Object> arguments) {
        return new ToolCall("t", "", JsonObject.of(arguments), "", "", "", JsonObject.EMPTY);
    }

    private static CallTexts texts(long steps) {
        return Masking.withoutKey().texts(call(Map.of("password", SECRET)), List.of(), steps);
    }

    @Test
    void text_withinItsMeans_isMaskedAsEverywhere() {
        String text = "says open sesame, token=abc123def and nothing else";
        assertThat(texts(PLENTY).text(text))
                .contains("says <masked: 11 characters>, token=<masked: 9 characters> and nothing else")
                .contains(Masking.withoutKey()
                        .call(call(Map.of("password", SECRET)), List.of())
                        .text(text));
    }

    @Test
    void text_tooLong_isNotGivenOut() {
        assertThat(texts(PLENTY).text("a".repeat(CallTexts.MAX_LENGTH))).isPresent();
        assertThat(texts(PLENTY).text("a".repeat(CallTexts.MAX_LENGTH + 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=",
                "://a:",
                "eyJ ",
                "sk-a ",
                "-----BEGIN ",
                "--password ",
                "bearer ",
                "AKIA",
                "open sesame"
            })
    void text_hostile_endsWithinItsMeansAndShowsNoSecret(String piece) {
        CallTexts texts = texts(PLENTY);
        String hostile = piece.repeat(5_000) + SECRET;
        int shown = 0;
        while (shown < 1_000) {
            Optional<String> text = texts.text(hostile);
            if (text.isEmpty()) {
                break;
            }
            assertThat(text.get()).doesNotContain(SECRET);
            shown++;
        }
        assertThat(shown).isLessThan(100);
        assertThat(texts.text("short")).as("once it is spent it stays so").isEmpty();
    }

    @Test
    void text_withManySecretsToLookFor_endsWithinItsMeans() {
        Map<String, Object> secrets = IntStream.range(0, 500)
                .boxed()
                .collect(Collectors.toMap(i -> "p" + i + "_password", i -> "a".repeat(100 + i) + "b"));
        CallTexts texts = Masking.withoutKey().texts(call(secrets), List.of(), PLENTY);
        assertThat(texts.text("a".repeat(60_000))).isEmpty();
    }

    @Test
    void text_withMoreSecretsThanAreRemembered_isMaskedWhole() {
        Map<String, Object> secrets = Map.of(
                "password",
                IntStream.range(0, 20_000)
                        .boxed()
                        .map(i -> (Object) (long) (i % 10))
                        .toList());
        assertThat(Masking.withoutKey().texts(call(secrets), List.of(), PLENTY).text("some text"))
                .contains("<masked: 9 characters>");
    }

    @Test
    void text_withAVeryLongSecret_masksEachOccurrenceToItsEnd() {
        String secret = IntStream.range(0, 500).mapToObj(i -> "k" + i).collect(Collectors.joining());
        CallTexts texts = Masking.withoutKey().texts(call(Map.of("secret", secret)), List.of(), PLENTY);
        assertThat(texts.text("a " + secret + " b " + secret + secret))
                .contains("a <masked: " + secret.length() + " characters> b <masked: " + 2 * secret.length()
                        + " characters>");
    }
}
