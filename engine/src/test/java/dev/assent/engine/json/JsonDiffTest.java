package dev.assent.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.cel.JsonObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDiffTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                       | {}                         | ''",
                "{\"a\":1}                | {\"a\":1}                  | ''",
                "{\"a\":1,\"b\":2}        | {\"b\":2,\"a\":1}          | ''",
                "{\"a\":1}                | {\"a\":1.0}                | CHANGED /a 1 > 1.0",
                "{\"a\":null}             | {}                         | REMOVED /a null",
                "{}                       | {\"a\":null}               | ADDED /a null",
                "{\"a\":{\"b\":1}}        | {\"a\":{\"b\":2}}          | CHANGED /a/b 1 > 2",
                "{\"a\":{\"b\":1}}        | {\"a\":[1]}                | CHANGED /a {\"b\":1} > [1]",
                "{\"a/b\":{\"~\":1}}      | {\"a/b\":{\"~\":2}}        | CHANGED /a~1b/~0 1 > 2",
                "{\"\":1}                 | {\"\":2}                   | CHANGED / 1 > 2",
                "{\"a\":[1,2,3]}          | {\"a\":[1,9,3]}            | CHANGED /a/1 2 > 9",
                "{\"a\":[1,2,3]}          | {\"a\":[1,3]}              | REMOVED /a/1 2",
                "{\"a\":[1,3]}            | {\"a\":[1,2,3]}            | ADDED /a/1 2",
                "{\"a\":[1,1,1]}          | {\"a\":[1,1]}              | REMOVED /a/2 1",
                "{\"a\":[1,2,3,4]}        | {\"a\":[9]}                | CHANGED /a/0 1 > 9; REMOVED /a/3 4; REMOVED /a/2 3; REMOVED /a/1 2",
                "{\"a\":[]}               | {\"a\":[1,2]}              | ADDED /a/0 1; ADDED /a/1 2",
                "{\"a\":1,\"b\":1}        | {\"b\":2,\"c\":3}          | REMOVED /a 1; CHANGED /b 1 > 2; ADDED /c 3",
                "{\"a\":9007199254740993} | {\"a\":9007199254740992}   | CHANGED /a 9007199254740993 > 9007199254740992"
            })
    void changes(String before, String after, String expected) {
        JsonDiff diff = between(before, after, 100, 64);
        assertThat(text(diff)).isEqualTo(expected);
        assertThat(diff.complete()).isTrue();
        assertThat(diff.isEmpty()).isEqualTo(expected.isEmpty());
    }

    @Test
    void number_isBounded_andSaysSo() {
        assertThat(text(between("[1,2,3]", "[4,5,6]", 3, 64))).endsWith("/2 3 > 6");
        assertThat(between("[1,2,3]", "[4,5,6]", 3, 64).complete()).isTrue();
        JsonDiff cut = between("[1,2,3]", "[4,5,6]", 2, 64);
        assertThat(text(cut)).isEqualTo("CHANGED /0 1 > 4; CHANGED /1 2 > 5");
        assertThat(cut.complete()).isFalse();
    }

    @Test
    void depth_isBounded_byTheWholeOfWhatIsInside() {
        assertThat(text(between(
                        "{\"a\":{\"b\":{\"c\":1}},\"d\":{\"e\":1}}",
                        "{\"a\":{\"b\":{\"c\":2}},\"d\":{\"e\":1}}",
                        9,
                        1)))
                .isEqualTo("CHANGED /a {\"b\":{\"c\":1}} > {\"b\":{\"c\":2}}");
        assertThatThrownBy(() -> between("1", "2", 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> between("1", "2", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wholeValue_hasTheEmptyPointer() {
        assertThat(text(between("1", "\"x\"", 1, 1))).isEqualTo("CHANGED  1 > \"x\"");
    }

    private static JsonDiff between(String before, String after, int maxChanges, int maxDepth) {
        return JsonDiff.between(value(before), value(after), maxChanges, maxDepth);
    }

    private static Object value(String json) {
        return JsonObject.parseValue(json, JsonLimits.CALL);
    }

    private static String text(JsonDiff diff) {
        return diff.changes().stream()
                .map(change -> change.kind() + " " + change.pointer()
                        + change.before().map(v -> " " + JsonObject.toJson(v)).orElse("")
                        + (change.kind() == JsonChange.Kind.CHANGED ? " >" : "")
                        + change.after().map(v -> " " + JsonObject.toJson(v)).orElse(""))
                .collect(Collectors.joining("; "));
    }
}
