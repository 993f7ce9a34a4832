package dev.assent.engine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaNumberTest {
    /** RFC 8785, appendix B: the bits of a double, and how it is written. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void format_appendixB_isAsPublished(String bits, String expected) {
        assertThat(EcmaNumber.format(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    /** Cases that are hard for shortest-digit algorithms: powers of two, subnormals, halves, the edge of the notations. */
    @ParameterizedTest
    @CsvSource({
        "2.2250738585072014E-308, 2.2250738585072014e-308",
        "2.2250738585072011E-308, 2.225073858507201e-308",
        "4.4501477170144023E-308, 4.4501477170144023e-308",
        "1.0E-323, 1e-323",
        "1.5E-323, 1.5e-323",
        "9.5E-322, 9.5e-322",
        "2.0E-3, 0.002",
        "1.1E-5, 0.000011",
        "1.0E-7, 1e-7",
        "123456789012345680000, 123456789012345680000",
        "1.2345678901234568E20, 123456789012345680000",
        "1.2345678901234568E21, 1.2345678901234568e+21",
        "9.007199254740993E15, 9007199254740992",
        "4.35, 4.35",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "2.0E-44, 2e-44",
        "1.17549435E-38, 1.17549435e-38",
        "5.0E-324, 5e-324",
        "9.223372036854776E18, 9223372036854776000",
        "1.8014398509481984E16, 18014398509481984",
        "2.98023223876953125E-8, 2.9802322387695312e-8",
        "1.0E22, 1e+22",
        "1.0E23, 1e+23",
        "-1.5, -1.5"
    })
    void format_hardCases_areAsEcmaScriptWritesThem(double value, String expected) {
        assertThat(EcmaNumber.format(value)).isEqualTo(expected);
    }

    @Test
    void format_anyDouble_readsBackAndNoShorterTextDoes() {
        SplittableRandom random = new SplittableRandom(8785);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 3 == 0 ? Math.scalb(1.0, i % 2098 - 1074) : Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = EcmaNumber.format(value);
            assertThat(Double.parseDouble(text)).as(text).isEqualTo(value == 0 ? 0.0 : value);
            assertNoShorter(value, text);
        }
    }

    /** One digit less, rounded down or up, must be another double. */
    private static void assertNoShorter(double value, String text) {
        String digits = text.replaceAll("e.*|[-.]", "").replaceAll("^0+|0+$", "");
        if (digits.length() < 2) {
            return;
        }
        java.math.BigDecimal exact = new java.math.BigDecimal(value);
        for (java.math.RoundingMode mode :
                new java.math.RoundingMode[] {java.math.RoundingMode.DOWN, java.math.RoundingMode.UP}) {
            double shorter = exact.round(new java.math.MathContext(digits.length() - 1, mode))
                    .doubleValue();
            assertThat(shorter).as(text).isNotEqualTo(value);
        }
    }

    @Test
    void format_fewPlaces_areWrittenAsTheyWereRead() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 100_000; round++) {
            long digits = random.nextLong(1, (long) Math.pow(10, random.nextInt(1, 16)));
            BigDecimal number = BigDecimal.valueOf(random.nextBoolean() ? digits : -digits, random.nextInt(8));
            assertThat(EcmaNumber.format(number.doubleValue()))
                    .isEqualTo(
                            number.abs().compareTo(new BigDecimal("0.000001")) < 0
                                    ? number.unscaledValue() + "e-7"
                                    : number.stripTrailingZeros().toPlainString());
        }
    }
}
