package dev.assent.engine.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A double as ECMAScript writes it (Number::toString, ECMA-262 section 6.1.6.1.20): the fewest digits that read back as
 * the same double. {@link Double#toString} writes more than that before JDK 19, and a digest must not depend on the JDK.
 */
final class EcmaNumber {
    private static final int MAX_DIGITS = 17;

    /** Any decimal of so many digits survives the way through a normal double, so fewer need not be tried. */
    private static final int SAFE_DIGITS = 15;

    /** Powers of ten that a double holds exactly. Numbers with few places are the common ones. */
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    private EcmaNumber() {}

    static String format(double value) {
        if (value == 0) {
            return "0";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        for (int places = 1; places < POWERS.length; places++) {
            double scaled = Math.rint(value * POWERS[places]);
            // the quotient is rounded once, as reading the decimal is: equal means that the decimal reads back
            if (Math.abs(scaled) < 1e15 && scaled / POWERS[places] == value) {
                String digits = Long.toString(Math.abs((long) scaled));
                return (value < 0 ? "-" : "") + place(digits, digits.length() - places);
            }
        }
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        // value = 0.digits * 10^point
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + place(digits, point);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = value < Double.MIN_NORMAL ? 1 : SAFE_DIGITS; digits < MAX_DIGITS; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest;
            }
            // beside a power of two the nearest decimal can lie outside while one on the other side reads back
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            if (above.doubleValue() == value) {
                return above;
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String place(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
