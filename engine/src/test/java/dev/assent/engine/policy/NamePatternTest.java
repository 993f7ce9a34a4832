package dev.assent.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "read, read, true",
        "read, Read, false",
        "read, reader, false",
        "*, '', true",
        "*, anything, true",
        "pay.*, pay., true",
        "pay.*, pay, false",
        "*.write, fs.write, true",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, abbc, true",
        "a*b*c, acb, false",
        "a*bc*c, abc, false",
        "**, x, true",
        "a.b, axb, false",
        "[a]*, [a]b, true"
    })
    void matches_knownCases(String pattern, String name, boolean expected) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void matches_anyPattern_isAsTheRegularExpressionSays() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String pattern = letters(random, "ab*", 6);
            String name = letters(random, "ab", 8);
            String regex = pattern.replace("*", ".*");
            assertThat(new NamePattern(pattern).matches(name))
                    .as("%s on %s", pattern, name)
                    .isEqualTo(Pattern.matches(regex, name));
        }
    }

    private static String letters(Random random, String alphabet, int max) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(max); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
