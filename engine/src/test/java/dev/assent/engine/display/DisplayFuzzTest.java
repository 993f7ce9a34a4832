package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random texts of hostile pieces: every form reads back, keeps to its alphabet and stays bounded. */
class DisplayFuzzTest {
    private static final int TEXTS = 2_000;
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "я",
            "а",
            "漢",
            "か",
            "é",
            "e\u0301",
            "\u0301",
            "\u0E31",
            "\u0E01",
            "\u20DD",
            " ",
            "   ",
            "\n",
            "\r\n",
            "\t",
            "\u001B[2J",
            "\u009B",
            "\u202E",
            "\u2066",
            "\u200B",
            "\u200D",
            "\uFE0F",
            "\uD83D\uDC68",
            "\uDB40\uDC41",
            "\uD800",
            "\uDC00",
            "┃",
            "⟦",
            "⟧",
            "⏎",
            "␛",
            "⟦U+202E⟧",
            "⟦9 spaces⟧",
            "a x 12",
            "⟦a x 12⟧",
            "\\n",
            "\\u0041",
            "\\ud800",
            "\\\\",
            "\\",
            "\"",
            "\0",
            "１",
            "𝚛",
            "\u2800",
            "U+0430",
            "0");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomTexts_formsReadBack(long seed) {
        Random random = new Random(seed);
        Map<String, Function<Untrusted, String>> forms = Map.of(
                "line", Untrusted::display,
                "scripts", text -> text.display(Scripts.ALL),
                "lines", text -> text.displayLines(Scripts.parse("latin,cyrillic")),
                "json", text -> text.displayJson(Scripts.ALL),
                "message", Untrusted::displayMessage);
        for (int i = 0; i < TEXTS; i++) {
            Untrusted text = new Untrusted(text(random));
            for (Map.Entry<String, Function<Untrusted, String>> form : forms.entrySet()) {
                String shown = form.getValue().apply(text);
                if (!FormReader.raw(shown).equals(text.raw())) {
                    throw new AssertionError(seed + ", " + i + ": " + form.getKey() + " of " + new Untrusted(text.raw())
                            + " does not read back: " + shown);
                }
            }
            assertThat(text.display()).matches("[ -~⟦⟧⏎␀-␟]*");
            assertThat(text.findings().mixed()).hasSizeLessThanOrEqualTo(Findings.MOST_MIXED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void randomTexts_twoThatDiffer_haveTwoForms(long seed) {
        Random random = new Random(seed);
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            String other = texts.put(new Untrusted(text).displayLines(Scripts.ALL), text);
            assertThat(other == null || other.equals(text)).isTrue();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            String piece = random.nextInt(20) == 0
                    ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
                    : PIECES.get(random.nextInt(PIECES.size()));
            text.append(piece.repeat(random.nextInt(6) == 0 ? random.nextInt(300) : 1));
        }
        return text.toString();
    }
}
