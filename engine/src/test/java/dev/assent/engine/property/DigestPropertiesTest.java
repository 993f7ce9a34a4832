package dev.assent.engine.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The digest of a call depends on what the arguments say, not on how they are written. */
class DigestPropertiesTest {
    private static final int OBJECTS = 500;
    private static final String[] LEAVES = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "1e21",
        "9007199254740993",
        "\"\"",
        "\"a\"",
        "\"\\u00e9\\n\"",
        "\"😀\""
    };
    private static final String[] NAMES = {"a", "b", "aa", "", "é", "😀", "\\\"", "z", "A", "10", "9"};

    @Test
    void orderOfKeysAndSpacesChangeNothing() {
        Random random = new Random(8785);
        Set<String> texts = new HashSet<>();
        Set<String> digests = new HashSet<>();
        for (int i = 0; i < OBJECTS; i++) {
            Object value = object(random, 1);
            String first = digest(text(value, new Random(i)));
            for (int again = 1; again <= 5; again++) {
                assertThat(digest(text(value, new Random(i + again * OBJECTS))))
                        .as("object %s", i)
                        .isEqualTo(first);
            }
            digests.add(first);
            texts.add(canonical(value));
        }
        assertThat(digests).as("one digest for one value").hasSameSizeAs(texts).hasSizeGreaterThan(OBJECTS / 2);
    }

    private static Object object(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            members.put(NAMES[random.nextInt(NAMES.length)], value(random, depth + 1));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        int kind = depth > 4 ? 2 : random.nextInt(4);
        if (kind == 0) {
            return object(random, depth);
        }
        if (kind == 1) {
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(value(random, depth + 1));
            }
            return elements;
        }
        return LEAVES[random.nextInt(LEAVES.length)];
    }

    /** The value as JSON, keys in any order and blanks anywhere. */
    private static String text(Object value, Random random) {
        String space = " \n\t".repeat(random.nextInt(2));
        if (value instanceof Map<?, ?> members) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(members.entrySet());
            Collections.shuffle(entries, random);
            return entries.stream()
                    .map(entry -> space + "\"" + entry.getKey() + "\"" + space + ":" + text(entry.getValue(), random))
                    .collect(Collectors.joining(",", "{", space + "}"));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(e -> text(e, random)).collect(Collectors.joining("," + space, "[", "]"));
        }
        return space + value;
    }

    private static String canonical(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + canonical(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(DigestPropertiesTest::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return value.toString();
    }

    private static String digest(String arguments) {
        return CallDigest.of(
                new ToolCall("t", "", JsonObject.parse(arguments, JsonLimits.CALL), "", "", "", JsonObject.EMPTY));
    }
}
