package dev.assent.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArgumentEditsTest {
    private static final int PAIRS = 4_000;
    private static final List<String> NAMES = List.of("a", "b", "", "x/y", "~", "0", "-", "ä");

    @Test
    void appliedInOrder_theyLeadToTheTargetExactly() {
        Random random = new Random(6901);
        int edited = 0;
        for (int i = 0; i < PAIRS; i++) {
            JsonObject before = object(random, 4);
            // half of the targets are made of the first value, so that long common parts are met too
            JsonObject after = i % 2 == 0 ? object(random, 4) : (JsonObject) changed(before, random);
            List<ArgumentEdit> edits = ArgumentEdits.between(before, after);
            JsonObject result = before;
            for (ArgumentEdit edit : edits) {
                // as they travel: the pointer as text, the value as JSON
                result = new ArgumentEdit(
                                edit.operation(),
                                dev.assent.engine.json.JsonPointer.parse(
                                        edit.pointer().toString()),
                                edit.value().map(v -> JsonObject.parseValue(JsonObject.toJson(v), JsonLimits.CALL)))
                        .applyTo(result);
            }
            assertThat(result).isEqualTo(after);
            assertThat(result.toCanonicalJson()).isEqualTo(after.toCanonicalJson());
            assertThat(edits.isEmpty()).isEqualTo(before.equals(after));
            edited += edits.isEmpty() ? 0 : 1;
        }
        assertThat(edited).isGreaterThan(PAIRS / 2);
    }

    @Test
    void whatStaysTheSame_isNotTouched() {
        JsonObject before = parse("{\"token\":\"<masked: 40 characters>\",\"to\":{\"host\":\"a\",\"port\":1}}");
        JsonObject after = parse("{\"token\":\"<masked: 40 characters>\",\"to\":{\"host\":\"b\",\"port\":1}}");
        assertThat(ArgumentEdits.between(before, after)).singleElement().satisfies(edit -> {
            assertThat(edit.operation()).isEqualTo(ArgumentEdit.Operation.REPLACE);
            assertThat(edit.pointer()).hasToString("/to/host");
            assertThat(edit.value()).contains("b");
        });
    }

    @Test
    void moreThanAVerdictCarries_isAnErrorThatSaysSo() {
        JsonObject before = parse("{\"a\":" + numbers(101, 0) + "}");
        assertThat(ArgumentEdits.between(
                        parse("{\"a\":" + numbers(100, 0) + "}"), parse("{\"a\":" + numbers(100, 7) + "}")))
                .hasSize(100);
        assertThatThrownBy(() -> ArgumentEdits.between(before, parse("{\"a\":" + numbers(101, 7) + "}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("more than 100 values differ; a verdict carries at most 100 edits");
    }

    private static String numbers(int count, int plus) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(i * 2 + plus))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static JsonObject parse(String json) {
        return JsonObject.parse(json, JsonLimits.CALL);
    }

    private static JsonObject object(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
        }
        return JsonObject.of(members);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> (long) random.nextInt(3);
            case 1 -> (double) random.nextInt(3);
            case 2 -> new java.math.BigInteger("123456789012345678901234567890");
            case 3 -> random.nextBoolean();
            case 4 -> JsonObject.shape().nullValue();
            case 5 -> NAMES.get(random.nextInt(NAMES.size()));
            case 6 -> object(random, depth);
            default ->
                JsonObject.shape()
                        .array(new ArrayList<>(IntStream.range(0, random.nextInt(5))
                                .mapToObj(i -> value(random, depth - 1))
                                .toList()));
        };
    }

    /** The value with something removed, added or replaced here and there. */
    private static Object changed(Object value, Random random) {
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> {
                if (random.nextInt(6) > 0) {
                    members.put(name, changed(member, random));
                }
            });
            if (random.nextInt(6) == 0) {
                members.put("new", value(random, 1));
            }
            return JsonObject.of(members);
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            for (Object element : list) {
                switch (random.nextInt(8)) {
                    case 0 -> {}
                    case 1 -> elements.addAll(List.of(value(random, 1), element));
                    default -> elements.add(changed(element, random));
                }
            }
            return JsonObject.shape().array(elements);
        }
        return random.nextInt(8) == 0 ? value(random, 1) : value;
    }
}
