package dev.assent.engine.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntrustedTest {
    @Test
    void display_textThatLooksLikeAnEscape_isNotOne() {
        assertThat(new Untrusted("⟦U+0041⟧").display()).isEqualTo("⟦U+27E6⟧U+0041⟦U+27E7⟧");
    }

    @Test
    void display_loneSurrogate_isVisible() {
        assertThat(new Untrusted("a\ud800b").display()).isEqualTo("a⟦U+D800⟧b");
    }

    @Test
    void displayLines_lineFeed_beginsALineAndNothingElseDoes() {
        assertThat(new Untrusted("a\r\nb\u2028c\u0085d").displayLines()).isEqualTo("a␍⏎\nb⟦U+2028⟧c⟦U+0085⟧d");
    }

    @Test
    void toString_isTheDisplayForm() {
        assertThat("x " + new Untrusted("\u001b[31m")).isEqualTo("x ␛[31m");
    }

    @ParameterizedTest
    @CsvSource({
        "0041, ''",
        "000A, ''",
        "0009, ''",
        "001B, CONTROL",
        "007F, CONTROL",
        "0085, 'CONTROL,NON_ASCII'",
        "00E9, NON_ASCII",
        "202E, 'BIDI,NON_ASCII'",
        "2066, 'BIDI,NON_ASCII'",
        "2069, 'BIDI,NON_ASCII'",
        "200F, 'BIDI,NON_ASCII'",
        "061C, 'BIDI,NON_ASCII'",
        "05D0, 'BIDI,NON_ASCII'",
        "200B, 'INVISIBLE,NON_ASCII'",
        "200D, 'INVISIBLE,NON_ASCII'",
        "00AD, 'INVISIBLE,NON_ASCII'",
        "FEFF, 'INVISIBLE,NON_ASCII'",
        "FE0F, 'INVISIBLE,NON_ASCII'",
        "E0041, 'INVISIBLE,NON_ASCII'",
        "E0100, 'INVISIBLE,NON_ASCII'",
        "3164, 'INVISIBLE,NON_ASCII'",
        "00A0, 'INVISIBLE,NON_ASCII'",
        "034F, 'INVISIBLE,NON_ASCII'",
        "180B, 'INVISIBLE,NON_ASCII'",
        "17B4, 'INVISIBLE,NON_ASCII'"
    })
    void flags_characterThatMisleads_isNamed(String codePoint, String expected) {
        Untrusted text = new Untrusted(Character.toString(Integer.parseInt(codePoint, 16)));
        assertThat(String.join(",", text.flags().stream().map(Enum::name).toList()))
                .isEqualTo(expected);
    }

    @Test
    void flags_ofNothing_areNone() {
        assertThat(new Untrusted("").flags()).isEqualTo(Set.of());
        assertThat(new Untrusted("\ud83d\ude00x").characters()).isEqualTo(2);
    }

    @Test
    void runs_collapseBeyondTheirBound() {
        assertThat(new Untrusted("a   b    c").display()).isEqualTo("a   b⟦4 spaces⟧c");
        assertThat(new Untrusted("x".repeat(8) + "y".repeat(9)).display()).isEqualTo("xxxxxxxx⟦y x 9⟧");
        assertThat(new Untrusted("\n".repeat(9) + "a").displayLines()).isEqualTo("⟦⏎ x 9⟧\na");
        assertThat(new Untrusted("\n\na").display()).isEqualTo("⏎⏎a");
        assertThat(new Untrusted("\u202e".repeat(9)).display()).isEqualTo("⟦U+202E x 9⟧");
        assertThat(new Untrusted("\0".repeat(9)).display()).isEqualTo("⟦␀ x 9⟧");
    }

    @Test
    void displayJson_keepsIndentationAndCountsEscapesAsOne() {
        String json = "{\n    \"a\": \"    " + "\\n".repeat(9) + "\\\\n" + "\"\n}";
        assertThat(new Untrusted(json).displayJson()).isEqualTo("{\n    \"a\": \"⟦4 spaces⟧⟦\\n x 9⟧\\\\n\"\n}");
    }

    @Test
    void displayMessage_keepsItsLayout() {
        assertThat(new Untrusted("a.yaml:1:9\n          ^^^^^^^^^^\u001b").displayMessage())
                .isEqualTo("a.yaml:1:9\n          ^^^^^^^^^^␛");
    }

    @Test
    void size_inCharactersAndBytes() {
        Untrusted text = new Untrusted("a\u00e9\ud83d\ude00");
        assertThat(text.characters()).isEqualTo(3);
        assertThat(text.bytes()).isEqualTo(7);
        assertThat(new Untrusted("").isEmpty()).isTrue();
    }
}
