package dev.assent.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.UntrustedText;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Columns;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Test;

class ViewTest {
    @Test
    void json_keepsOrderAndEscapesAllButAscii() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("z", "a\"\\\u0000\n\u007F\u00E9\uD83D\uDE00\uD800");
        value.put("a", List.of(1, true, Optional.empty(), Map.of(), List.of()));
        value.put("o", JsonObject.parse("{\"b\":null,\"a\":\"\u202E\"}", JsonLimits.CALL));
        assertThat(JsonText.of(value))
                .isEqualTo("{\"z\":\"a\\\"\\\\\\u0000\\u000a\\u007f\\u00e9\\ud83d\\ude00\\ud800\","
                        + "\"a\":[1,true,null,{},[]],\"o\":{\"b\":null,\"a\":\"\\u202e\"}}");
    }

    @Test
    void json_fromElsewhere_thatIsNone_isText() {
        assertThat(JsonText.of(JsonText.parsed("{\"a\":"))).isEqualTo("\"{\\\"a\\\":\"");
    }

    @Test
    void table_alignsAndCuts() {
        assertThat(new Table(List.of(4, 6))
                        .row("ID", "WHAT")
                        .row("longer", "x")
                        .row("a", "exact6")
                        .lines())
                .containsExactly("ID    WHAT", "lon…  x", "a     exact6");
    }

    @Test
    void gutter_breaksLinesBeforeTheTerminalDoes() {
        assertThat(Gutter.around(List.of("abcdefghijkl", ""), "  ", 12))
                .containsExactly("  ┃ abcdefgh", "  ┃+ijkl", "  ┃ ");
    }

    @Test
    void gutter_countsColumnsNotCharacters() {
        assertThat(Gutter.around(List.of("漢字漢字漢e\u0301x"), "", 10)).containsExactly("┃ 漢字漢字", "┃+漢e\u0301x");
    }

    @Test
    void widths_areThoseThatTheTerminalLibraryTakes() {
        String form = new Untrusted(allShown()).display(Scripts.ALL);
        form.codePoints().forEach(c -> assertThat(Columns.of(c)).as("U+%04X", c).isEqualTo(WCWidth.wcwidth(c)));
        assertThat(form.codePointCount(0, form.length())).isGreaterThan(80_000);
    }

    @Test
    void quoted_isAsciiAndReadsBack() {
        String text = "a\"\\\u0000\n\u007F\u202E\uD83D\uDE00\uD800";
        assertThat(Quoted.json(text)).isEqualTo("\"a\\\"\\\\\\u0000\\u000a\\u007f\\u202e\\ud83d\\ude00\\ud800\"");
        assertThat(Quoted.yaml(text)).isEqualTo("\"a\\\"\\\\\\u0000\\u000a\\u007f\\u202e\\U0001f600\\ud800\"");
    }

    @Test
    void decodings_areFoundUnderTheirPointers_andBounded() {
        String hidden = "\"cm0gLXJmIC8gLS1ubw==\"";
        UntrustedText json = new UntrustedText("{\"a\":{\"b/\u202E\":[1," + hidden + "]},\"c\":\"plain\"}", "");
        assertThat(Decodings.lines(json, Style.PLAIN, 60))
                .containsExactly("decoded base64 in /a/b~1⟦U+202E⟧/1", "  ┃ rm -rf / --no");
        String many = "{\"a\":[" + (hidden + ",").repeat(50) + hidden + "]}";
        assertThat(Decodings.of(new UntrustedText(many, ""))).hasSize(Decodings.MOST);
        assertThat(Decodings.of(new UntrustedText("no json", ""))).isEmpty();
    }

    /** Letters of every script that can be shown, a space between them. */
    private static String allShown() {
        StringBuilder text = new StringBuilder();
        for (int c = 0x80; c < 0x30000; c++) {
            String letter = Character.toString(c);
            if (new Untrusted(letter).display(Scripts.ALL).equals(letter)) {
                text.appendCodePoint(c).append(' ');
            }
        }
        return text.append("e\u0301 \u001B\n").toString();
    }

    @Test
    void style_withoutColour_isPlain() {
        assertThat(Style.PLAIN.bad("x")).isEqualTo("x");
        assertThat(new Style(true).bad("x")).isEqualTo("\u001B[1;31mx\u001B[0m");
    }
}
