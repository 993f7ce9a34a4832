package dev.assent.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    /** RFC 6901, section 5. */
    @Test
    void parse_examplesOfTheRfc_areTheirTokens() {
        assertThat(JsonPointer.parse("").tokens()).isEmpty();
        assertThat(JsonPointer.parse("/foo/0").tokens()).containsExactly("foo", "0");
        assertThat(JsonPointer.parse("/").tokens()).containsExactly("");
        assertThat(JsonPointer.parse("/a~1b").tokens()).containsExactly("a/b");
        assertThat(JsonPointer.parse("/m~0n").tokens()).containsExactly("m~n");
        assertThat(JsonPointer.parse("/~01").tokens()).containsExactly("~1");
        assertThat(JsonPointer.parse("/ /k\"l/").tokens()).containsExactly(" ", "k\"l", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "/~", "/~2", "/a~", "/~~0x~"})
    void parse_notAPointer_isRefused(String text) {
        assertThatThrownBy(() -> JsonPointer.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_tokens_readBack() {
        JsonPointer pointer = new JsonPointer(List.of("a/b", "m~n", "", "~1", "0"));
        assertThat(JsonPointer.parse(pointer.toString())).isEqualTo(pointer);
    }
}
