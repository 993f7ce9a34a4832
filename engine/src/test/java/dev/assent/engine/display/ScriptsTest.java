package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "' '|''",
                "Latin|Latin",
                " han , latin |Latin,Han",
                "LATN,Cyrl|Latin,Cyrillic",
                "Latin,latin|Latin"
            })
    void parse_names(String names, String expected) {
        assertThat(Scripts.parse(names)).hasToString(expected);
        assertThat(Scripts.parse(expected)).isEqualTo(Scripts.parse(names)).hasSameHashCodeAs(Scripts.parse(names));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hebrew", "arabic", "Latin,Syrc", "thaana", "NKo", "Adlam"})
    void parse_rightToLeft_isRefusedByName(String names) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scripts.parse(names))
                .withMessageStartingWith(
                        "script " + names.substring(names.indexOf(',') + 1) + ": runs from right to left");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Latim|script Latim: unknown (supported: Latin, Greek",
                "Common|script Common: unknown",
                "Inherited|script Inherited: unknown",
                "Zzzz|script Zzzz: unknown",
                "Devanagari|script Devanagari: terminals do not agree on its width",
                "Latin,|a name is missing beside a comma",
                "x\u001Bx|script x␛x: unknown"
            })
    void parse_notSupported_saysWhy(String names, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scripts.parse(names))
                .withMessageStartingWith(message);
    }

    /** Scripts that no list here names are refused too. */
    @ParameterizedTest
    @EnumSource(UnicodeScript.class)
    void parse_everyScriptOfUnicode_isSupportedOrRefused(UnicodeScript script) {
        if (Script.of(script).isPresent()) {
            assertThat(Scripts.parse(script.name()).chosen()).containsExactly(script);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Scripts.parse(script.name()));
        }
    }

    @ParameterizedTest
    @EnumSource(Script.class)
    void letters_areOfTheScriptAndLikeNoOther(Script script) {
        letters(script).forEach(c -> {
            String name = String.format("U+%04X", c);
            assertThat(UnicodeScript.of(c)).as(name).isEqualTo(script.unicode());
            assertThat(Assigned.type(c)).as(name).isNotEqualTo(Character.UNASSIGNED);
            assertThat(Character.isLetter(c) || c == 0x3007).as(name).isTrue();
            String letter = Character.toString(c);
            boolean one = Normalizer.normalize(letter, Form.NFKC).equals(letter);
            // the Armenian word for "and", and Thai AM, which Unicode takes for two letters
            assertThat(one || c == 0x0587 || c == 0x0E33).as(name).isTrue();
        });
    }

    /** The accents are those that letters of these scripts decompose into: none that strikes through, encloses or hides. */
    @Test
    void accents_areThoseOfLettersThatAreShown() {
        BitSet accents = new BitSet();
        for (Script script : new Script[] {Script.LATIN, Script.GREEK, Script.CYRILLIC}) {
            letters(script)
                    .mapToObj(c -> Normalizer.normalize(Character.toString(c), Form.NFD))
                    .flatMapToInt(String::codePoints)
                    .filter(Characters::isMark)
                    .forEach(accents::set);
        }
        assertThat(Ranges.of(Script.LATIN.marks())).isEqualTo(accents);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Latin|Zoë|Zoë",
                "Latin|naïve Ελλάς|naïve ⟦U+0395⟧⟦U+03BB⟧⟦U+03BB⟧⟦U+03AC⟧⟦U+03C2⟧",
                "Cyrillic|Привет, мир|Привет, мир",
                "Latin,Cyrillic|p\u0430ypal pаy|p⟦U+0430⟧ypal p⟦U+0430⟧y",
                "Latin,Cyrillic|Привеt é|⟦U+041F⟧⟦U+0440⟧⟦U+0438⟧⟦U+0432⟧⟦U+0435⟧t é",
                "Han,Katakana,Hiragana|東京タワーにABC。|東京タワーにABC。",
                "Han|丨丿｜ￜ|⟦U+4E28⟧⟦U+4E3F⟧⟦U+FF5C⟧⟦U+FFDC⟧",
                "Latin|e\u0301\u0323\u0301x|e\u0301\u0323⟦U+0301⟧x",
                "Latin|\u0301e\u0336 1\u0301|⟦U+0301⟧e⟦U+0336⟧ 1⟦U+0301⟧",
                "Latin|eeeeeeeee\u0301|⟦e x 9⟧⟦U+0301⟧",
                "Thai|กิกำ|กิกำ",
                "Thai,Latin|e\u0E31|e⟦U+0E31⟧",
                "Latin|‘a’ “b” – …|⟦U+2018⟧a⟦U+2019⟧ ⟦U+201C⟧b⟦U+201D⟧ ⟦U+2013⟧ ⟦U+2026⟧",
                "Latin|ééééééééé ɡ|⟦é x 9⟧ ⟦U+0261⟧",
                "''|¿é?|⟦U+00BF⟧⟦U+00E9⟧?",
                "Greek|¿σ?|¿σ?"
            })
    void display_withScripts(String scripts, String text, String form) {
        assertThat(new Untrusted(text).display(Scripts.parse(scripts))).isEqualTo(form);
    }

    private static IntStream letters(Script script) {
        return Ranges.of(script.letters()).stream();
    }
}
