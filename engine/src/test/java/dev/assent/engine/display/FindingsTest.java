package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    /** A warning that is seen every day is not seen at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "def f(x):\n                return {\n                    'a': 1,\n                }\n\n\n",
                "\tif (x) {\r\n\t\treturn;\r\n\t}\r\n",
                "# Title\n================================================================================\n----------\n",
                "Gr\u00f6\u00dfe, na\u00efve, \u00abfran\u00e7ais\u00bb, Zoe\u0308",
                "Tie\u0302\u0301ng Vie\u0302\u0323t",
                "\u041f\u0440\u0438\u0432\u0435\u0442, world: IT-\u043e\u0442\u0434\u0435\u043b, 5\u043a\u0433",
                "\u6771\u4eac\u30bf\u30ef\u30fcabc \uff34\u30b7\u30e3\u30c4 \ud55c\uad6d\uc5b4API",
                "\u0e01\u0e34\u0e01\u0e49\u0e33",
                "done \u2705 \u26a0\ufe0f careful \u2764\ufe0f \ud83d\udc69\u200d\ud83d\udcbb 1\ufe0f\u20e3 \ud83e\udee1",
                "10 \u00b5m, \u221e, \u2192, \u2019quotes\u2019 \u2014 dash\u2026 \u20ac"
            })
    void ordinaryText_hidesNothing(String text) {
        Findings found = new Untrusted(text).findings();
        assertThat(found.isHiding()).as(found.inWords()).isFalse();
        assertThat(new Untrusted(text).findingsJson().isHiding()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "20, 40, 0",
        "20, 41, 1",
        "A, 41, 1",
        "9, 41, 1",
        "41, 200, 0",
        "41, 201, 1",
        "3D, 201, 1",
        "3000, 41, 1"
    })
    void padding_beginsBeyondItsBound(String codePoint, int count, int found) {
        String run = Character.toString(Integer.parseInt(codePoint, 16)).repeat(count);
        assertThat(new Untrusted("a" + run + "b").findings().count(TextFlag.PADDING))
                .isEqualTo(found);
        assertThat(new Untrusted(run + "b" + run).findings().count(TextFlag.PADDING))
                .isEqualTo(2 * found);
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "5, 1", "6, 1", "500, 1"})
    void marks_aCharacterMayCarryFour(int count, int found) {
        String marks = "\u0301\u0302".repeat(count).substring(0, count);
        assertThat(new Untrusted("e" + marks + "e").findings().count(TextFlag.MARKS))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11 letters is the 11th: abcdefghij\u0430|abcdefghij⟦U+0430⟧: 11th letter is CYRILLIC SMALL LETTER A",
                "x\u03bd|x⟦U+03BD⟧: 2nd letter is GREEK SMALL LETTER NU",
                "\u0433\u043b\u0430\u0432\u0430\u03bf|⟦U+0433⟧⟦U+043B⟧⟦U+0430⟧⟦U+0432⟧⟦U+0430⟧⟦U+03BF⟧: 6th letter is GREEK SMALL LETTER OMICRON",
                "\u09ea\u0664|⟦U+09EA⟧⟦U+0664⟧: 2nd letter is ARABIC-INDIC DIGIT FOUR",
                "ab\u30ce\u0430|ab⟦U+30CE⟧⟦U+0430⟧: 3rd letter is KATAKANA LETTER NO"
            })
    void mixedWord_isNamed(String text, String described) {
        List<MixedToken> mixed = new Untrusted(text).findings().mixed();
        assertThat(mixed).singleElement().hasToString(described);
    }

    @Test
    void mixedWords_areCountedButFewAreNamed_andLongOnesCut() {
        Findings found = new Untrusted(("a\u0430" + "b".repeat(1000) + " ").repeat(30)).findings();
        assertThat(found.count(TextFlag.MIXED_SCRIPT)).isEqualTo(30);
        assertThat(found.mixed()).hasSize(Findings.MOST_MIXED);
        assertThat(found.mixed().get(0).word().characters()).isEqualTo(MixedToken.MOST);
    }

    @Test
    void json_findsWhatStringsMean() {
        Untrusted json = new Untrusted("{\n  \"a\": \"\\u001b \\\\u202e \\ud83d\\ude00 \\u00zz\"\n}");
        assertThat(json.findingsJson().counts()).isEqualTo(Map.of(TextFlag.CONTROL, 1, TextFlag.NON_ASCII, 1));
        assertThat(json.findings().flags()).isEmpty();
    }

    @Test
    void json_indentationIsOurs_butNotWithoutEnd() {
        assertThat(new Untrusted("{\n" + " ".repeat(128) + "1").findingsJson().flags())
                .isEmpty();
        assertThat(new Untrusted("{\n" + " ".repeat(170) + "1").findingsJson().flags())
                .containsExactly(TextFlag.PADDING);
        assertThat(new Untrusted("{\n  \"a" + " ".repeat(50) + "\"")
                        .findingsJson()
                        .flags())
                .containsExactly(TextFlag.PADDING);
    }

    @Test
    void and_addsUp() {
        Findings one = new Untrusted("\u202e\u202e p\u0430y").findings();
        Findings both = one.and(new Untrusted("\u202e\u200b q\u0430y").findings());
        assertThat(both.inWords()).isEqualTo("3 bidi, 1 invisible, 6 non-ascii, 2 mixed-script");
        assertThat(both.mixed()).hasSize(2);
        assertThat(Findings.NONE.and(one)).isEqualTo(one);
        Findings many = new Untrusted("p\u0430y ".repeat(4)).findings();
        assertThat(many.and(many).mixed()).hasSize(Findings.MOST_MIXED);
    }

    @Test
    void lettersBeyondAscii_aloneHideNothing() {
        for (TextFlag flag : TextFlag.values()) {
            assertThat(flag.isHiding()).isEqualTo(flag != TextFlag.NON_ASCII);
        }
    }
}
