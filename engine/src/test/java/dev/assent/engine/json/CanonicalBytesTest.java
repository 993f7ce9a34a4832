package dev.assent.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.engine.cel.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {
    private static final int OBJECTS = 2_000;
    private static final int[] POINTS = {
        0, 1, 8, 9, 10, 12, 13, 0x1f, ' ', '!', '"', '#', '/', '[', '\\', ']', 'a', 0x7f, 0x80, 0xa2, 0xff, 0x7ff,
        0x800, 0x2028, 0xd7ff, 0xe000, 0xfb33, 0xffff, 0x10000, 0x1f600, 0x10ffff
    };

    @Test
    void value_anyObject_isWhatAPlainRenderingIs() {
        Random random = new Random(8785);
        for (int i = 0; i < OBJECTS; i++) {
            Object value = object(random, 1);
            StringBuilder plain = new StringBuilder();
            render(value, plain);
            assertThat(written(value)).as("object %s", i).isEqualTo(plain.toString());
        }
    }

    /** A string is searched in steps of eight bytes: each byte in each place of a step, and among bytes that borrow. */
    @Test
    void value_specialCharacterAtAnyPlace_isFound() {
        for (int point : POINTS) {
            for (String around : new String[] {"a", "\u0080", "!", "\u0000"}) {
                for (int before = 0; before < 18; before++) {
                    String text = around.repeat(before) + Character.toString(point) + around.repeat(9);
                    StringBuilder plain = new StringBuilder();
                    render(text, plain);
                    assertThat(written(text)).isEqualTo(plain.toString());
                }
            }
        }
    }

    @Test
    void value_thatIsLong_grows() {
        for (int length = 500; length < 520; length++) {
            assertThat(written("x".repeat(length))).isEqualTo('"' + "x".repeat(length) + '"');
            assertThat(written("\u0000".repeat(length))).isEqualTo('"' + "\\u0000".repeat(length) + '"');
            assertThat(written(BigInteger.TEN.pow(length))).isEqualTo("1" + "0".repeat(length));
        }
        assertThat(written("é".repeat(1 << 20))).isEqualTo('"' + "é".repeat(1 << 20) + '"');
    }

    @Test
    void value_ofAnotherForm_isRefusedAndTheNextIsNotSpoiled() {
        assertThatThrownBy(() -> written(List.of("a", Optional.of("secret"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(written(List.of("b"))).isEqualTo("[\"b\"]");
    }

    private static String written(Object value) {
        return new CanonicalBytes(JsonObject.shape()).value(value).toString();
    }

    private static Object object(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            members.put(text(random), value(random, depth + 1));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 5 ? 6 : 9)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            case 2 -> new BigInteger(90, random);
            case 3 -> JsonObject.shape().nullValue();
            case 4 -> (double) random.nextInt(1_000);
            case 5, 6 -> text(random);
            case 7 -> object(random, depth);
            default -> {
                List<Object> elements = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    elements.add(value(random, depth + 1));
                }
                yield elements;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? 'b' : POINTS[random.nextInt(POINTS.length)]);
        }
        return text.toString();
    }

    /** The plainest way there is: String's own order is that of UTF-16 units, and whole doubles are written as integers. */
    private static void render(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            String before = "{";
            for (Map.Entry<?, ?> member : new TreeMap<>(members).entrySet()) {
                out.append(before);
                render(member.getKey(), out);
                out.append(':');
                render(member.getValue(), out);
                before = ",";
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            String before = "[";
            for (Object element : elements) {
                out.append(before);
                render(element, out);
                before = ",";
            }
            out.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            out.append('"');
            text.chars().forEach(unit -> {
                int letter = "\b\t\n\f\r\"\\".indexOf(unit);
                if (letter >= 0) {
                    out.append('\\').append("btnfr\"\\".charAt(letter));
                } else if (unit < 0x20) {
                    out.append(String.format("\\u%04x", unit));
                } else {
                    out.append((char) unit);
                }
            });
            out.append('"');
        } else if (value instanceof Double number) {
            out.append(number.longValue());
        } else {
            out.append(value == JsonObject.shape().nullValue() ? "null" : value);
        }
    }
}
