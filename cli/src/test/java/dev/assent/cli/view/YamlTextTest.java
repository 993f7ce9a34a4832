package dev.assent.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
    @Test
    void tree_isIndented() {
        assertThat(yaml("""
                {"a":{"b":[],"c":{},"d":[1,[2,{"e":null}],{"f":true,"g":"x"}]},"h":-1.5E10}""")).isEqualTo("""
                        "a":
                          "b": []
                          "c": {}
                          "d":
                            - 1
                            - - 2
                              - "e": null
                            - "f": true
                              "g": "x"
                        "h": -1.5E+10""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yes | "yes"
            0x10             | "0x10"
            !!tag            | "!!tag"
            a: b             | "a: b"
            a # b            | "a # b"
            a"b\\c           | "a\\"b\\\\c"
            {[,]}:           | "{[,]}:"
            \\uD83D          | "\\\\uD83D"
            """)
    void text_staysText(String text, String yaml) {
        assertThat(YamlText.of(text)).isEqualTo(yaml);
        assertThat(YamlText.of(List.of(text, Map.of(text, text)))).isEqualTo("- " + yaml + "\n- " + yaml + ": " + yaml);
    }

    @Test
    void outsidePrintableAscii_isEscaped() {
        assertThat(YamlText.of("\u001B\u0085\u2028")).isEqualTo("\"\\u001b\\u0085\\u2028\"");
        assertThat(YamlText.of("\uD83D\uDE00\u00E9")).isEqualTo("\"\\U0001f600\\u00e9\"");
    }

    @Test
    void halfACharacter_whichYamlCannotWrite_isReplaced() {
        assertThat(YamlText.of("a\uD83Db\uDE00")).isEqualTo("\"a\\ufffdb\\ufffd\"");
    }

    @Test
    void longKey_isExplicit() {
        String key = "k".repeat(1_100);
        assertThat(YamlText.of(List.of(Map.of(key, List.of(1))))).isEqualTo("- ? \"" + key + "\"\n  :\n    - 1");
        assertThat(YamlText.of(Map.of(key, 1))).isEqualTo("? \"" + key + "\"\n: 1");
    }

    @Test
    void emptyDocuments() {
        assertThat(YamlText.of(List.of())).isEqualTo("[]");
        assertThat(YamlText.of(Map.of())).isEqualTo("{}");
    }

    private static String yaml(String json) {
        return YamlText.of(JsonObject.parse(json, JsonLimits.CALL));
    }
}
