package dev.assent.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.cel.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private static String canonical(String json) {
        return JsonObject.parse(json, JsonLimits.CALL).toCanonicalJson();
    }

    /** RFC 8785, section 3.2.2 and 3.2.3. */
    @Test
    void write_exampleOfTheRfc_isAsPublished() {
        String source = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(canonical(source))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3: by UTF-16 units, so that a surrogate pair sorts before U+FB33. */
    @Test
    void write_keys_areSortedByUtf16Units() {
        String source =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                        + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        assertThat(canonical(source))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "1.0, 1",
        "1e2, 100",
        "10000000000000000000000, 10000000000000000000000",
        "9007199254740992, 9007199254740992",
        // an integer beyond 2^53 keeps all its digits: the one deviation
        "9007199254740993, 9007199254740993",
        "-9007199254740993, -9007199254740993",
        "9007199254740994, 9007199254740994",
        // written as a double, these two would be one text
        "1152921504606846976, 1152921504606846976",
        "1152921504606847000, 1152921504606847000",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775808",
        "-9223372036854775808, -9223372036854775808",
        "18446744073709551615, 18446744073709551615",
        "100000000000000000000000, 100000000000000000000000",
        "1e23, 1e+23",
        "123456789012345678901234567890, 123456789012345678901234567890"
    })
    void write_number_isShortestOrExact(String number, String expected) {
        assertThat(canonical("{\"n\":" + number + "}")).isEqualTo("{\"n\":" + expected + "}");
    }

    @Test
    void write_again_changesNothing() {
        String source = "{\"b\":[1.5,{\"z\":null,\"a\":9007199254740993}],\"a\":\"\\u2028\\u0000\\ud83d\\ude00\"}";
        String once = canonical(source);
        assertThat(canonical(once)).isEqualTo(once);
    }
}
