package dev.assent.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Mark;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every {@code @} of a value must lead back to the {@code @} of the file. */
class ScalarPlacesTest {
    private static Scalar value(String text) {
        SourceFile file = new SourceFile("f.yaml", text);
        Problems problems = new Problems(file);
        YamlNode root = YamlReader.read(file, problems).orElseThrow(() -> new AssertionError(problems.diagnostics()));
        assertThat(problems.diagnostics()).isEmpty();
        return (Scalar) ((Mapping) root).entry("k").orElseThrow().value();
    }

    private static void assertPlaces(String text) {
        Scalar scalar = value(text);
        int[] codePoints = scalar.value().codePoints().toArray();
        int next = 0;
        for (int i = 0; i < codePoints.length; i++) {
            if (codePoints[i] == '@') {
                next = text.indexOf('@', next);
                assertThat(scalar.places().at(i)).as(text).isEqualTo(mark(text, next));
                next++;
            }
        }
        assertThat(text.indexOf('@', next)).as("every place was seen").isEqualTo(-1);
    }

    private static Mark mark(String text, int index) {
        String before = text.substring(0, index).replace("\r\n", "\n");
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String last = before.substring(before.lastIndexOf('\n') + 1);
        return new Mark(line, last.codePointCount(0, last.length()) + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k: a@b",
                "{a: 1, k: x @ y @ z, b: 2}",
                "k: one @\n  two @\n\n\n  three@  # comment\nb: 1",
                "k: 'it''s @ and ''@'''",
                "k: 'first @\n\n  second @\n  third@'",
                "k: \"\\t@\\\"@\\\\@\\u0041@\\x41@\\U0001F600@\\n@\"",
                "k: \"a \\\n   @ b   \n  c @\n\n\n  d @ \\  \n  @\"",
                "k: \"  @  \"",
                "k: |\n  a @\n    b @\n\n\n  @c\n",
                "k: |2\n    a @\n   b@\nb: 1",
                "k: |+\n  a @\n\n\nb: 1",
                "k: >-\n  a @\n  b @\n\n    more @\n  @\n",
                "k: > # comment\n\n\n  a @\n",
                "k: \ud83d\ude00 @ \ud83d\ude00@",
                "k: |\n  \ud83d\ude00 @ \ud83d\ude00@\n",
                "k: \"a\r\n  @ b\r\n\r\n  @\"\r\n",
                "k: |\r\n  a @\r\n    @\r\n",
                "deep:\n  - 1\nk:\n   late @"
            })
    void at_anyStyle_leadsBack(String text) {
        assertThat(text).contains("@");
        assertPlaces(text);
    }

    @Test
    void at_randomDoubleQuotedTexts_leadBack() {
        String[] parts = {
            "@",
            " ",
            "  ",
            "a",
            "\\n",
            "\\\"",
            "\\\\",
            "\\x41",
            "\\u00e9",
            "\n  ",
            "\n\n  ",
            "\\\n  ",
            "\ud83d\ude00",
            "'"
        };
        random("k: \"", parts, "\"");
    }

    @Test
    void at_randomSingleQuotedTexts_leadBack() {
        random("k: '", new String[] {"@", " ", "a", "''", "\\", "\"", "\n  ", "\n\n\n  ", "\ud83d\ude00"}, "'");
    }

    @Test
    void at_randomPlainTexts_leadBack() {
        random("k: a", new String[] {"@", " ", "b", "'", "\\", "\n  ", "\n\n  ", "\ud83d\ude00"}, "z");
    }

    @Test
    void at_randomBlocks_leadBack() {
        for (String header : new String[] {"k: |\n  x", "k: >-\n  x", "k: |+\n  x"}) {
            random(header, new String[] {"@", " ", "a", "'", "\n  ", "\n\n  ", "\n    ", "\ud83d\ude00"}, "\n");
        }
    }

    private static void random(String start, String[] parts, String end) {
        Random random = new Random(start.hashCode());
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder(start);
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertPlaces(text.append(end).toString());
        }
    }

    @Test
    void at_theEndOfTheText_isBehindIt() {
        assertThat(value("k: 'abc'").places().at(3)).isEqualTo(new Mark(1, 8));
        assertThat(value("k: abc").places().at(99)).isEqualTo(new Mark(1, 7));
    }
}
