package dev.assent.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPointer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentEditTest {
    private static final String BEFORE = "{\"a\":1,\"b\":{\"c/d\":[1,2,3],\"e\":null},\"f\":\"x\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "REPLACE | /a          | 2      | {\"a\":2,\"b\":{\"c/d\":[1,2,3],\"e\":null},\"f\":\"x\"}",
                "REPLACE | /b/c~1d/1   | \"y\"  | {\"a\":1,\"b\":{\"c/d\":[1,\"y\",3],\"e\":null},\"f\":\"x\"}",
                "REPLACE | /b/e        | {}     | {\"a\":1,\"b\":{\"c/d\":[1,2,3],\"e\":{}},\"f\":\"x\"}",
                "ADD     | /g          | true   | {\"a\":1,\"b\":{\"c/d\":[1,2,3],\"e\":null},\"f\":\"x\",\"g\":true}",
                "ADD     | /b/c~1d/0   | 0      | {\"a\":1,\"b\":{\"c/d\":[0,1,2,3],\"e\":null},\"f\":\"x\"}",
                "ADD     | /b/c~1d/3   | 4      | {\"a\":1,\"b\":{\"c/d\":[1,2,3,4],\"e\":null},\"f\":\"x\"}",
                "ADD     | /b/c~1d/-   | 4      | {\"a\":1,\"b\":{\"c/d\":[1,2,3,4],\"e\":null},\"f\":\"x\"}",
                "REMOVE  | /b/e        |        | {\"a\":1,\"b\":{\"c/d\":[1,2,3]},\"f\":\"x\"}",
                "REMOVE  | /b/c~1d/0   |        | {\"a\":1,\"b\":{\"c/d\":[2,3],\"e\":null},\"f\":\"x\"}"
            })
    void applies(ArgumentEdit.Operation operation, String pointer, String value, String after) {
        JsonObject before = JsonObject.parse(BEFORE, JsonLimits.CALL);
        assertThat(edit(operation, pointer, value).applyTo(before).toCanonicalJson())
                .isEqualTo(after);
        assertThat(before.toCanonicalJson()).isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REPLACE | /missing    | 1",
                "REPLACE | /f/x        | 1",
                "REPLACE | /b/c~1d/3   | 1",
                "REPLACE | /b/c~1d/-   | 1",
                "REPLACE | /b/c~1d/01  | 1",
                "REPLACE | /b/c~1d/-1  | 1",
                "ADD     | /b/c~1d/4   | 1",
                "ADD     | /no/way     | 1",
                "REMOVE  | /missing    | "
            })
    void leadsNowhere(ArgumentEdit.Operation operation, String pointer, String value) {
        JsonObject before = JsonObject.parse(BEFORE, JsonLimits.CALL);
        assertThatThrownBy(() -> edit(operation, pointer, value).applyTo(before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads nowhere");
    }

    @Test
    void wholeObject_cannotBeEdited() {
        assertThatThrownBy(() -> edit(ArgumentEdit.Operation.REPLACE, "", "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ArgumentEdit edit(
            ArgumentEdit.Operation operation, String pointer, @org.jspecify.annotations.Nullable String value) {
        return new ArgumentEdit(
                operation,
                JsonPointer.parse(pointer),
                Optional.ofNullable(value).map(text -> JsonObject.parseValue(text, JsonLimits.CALL)));
    }
}
