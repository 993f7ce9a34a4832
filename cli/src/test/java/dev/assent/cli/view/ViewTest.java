package dev.assent.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                        + "\"a\":[1,true,null,{},[]],\"o\":{\"a\":\"\\u202e\",\"b\":null}}");
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
    void style_withoutColour_isPlain() {
        assertThat(Style.PLAIN.bad("x")).isEqualTo("x");
        assertThat(new Style(true).bad("x")).isEqualTo("\u001B[1;31mx\u001B[0m");
    }
}
