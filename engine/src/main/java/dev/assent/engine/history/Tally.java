package dev.assent.engine.history;

/**
 * What a counter has come to.
 *
 * @param calls how many
 * @param sum of the values of the field; a negative value adds nothing, so that no call can make room for another
 * @param unreadable how many of the calls had no number there
 */
public record Tally(long calls, double sum, long unreadable) {
    public static final Tally NONE = new Tally(0, 0, 0);

    /** One call of a counter that has no field. */
    public static final Tally ONE_CALL = new Tally(1, 0, 0);

    /** One call without a value in the field. */
    public static final Tally NO_VALUE = new Tally(1, 0, 1);

    /** One call whose field holds that value. */
    public static Tally ofValue(Object value) {
        return value instanceof Number number ? new Tally(1, Math.max(0, number.doubleValue()), 0) : NO_VALUE;
    }

    public Tally plus(Tally other) {
        return new Tally(calls + other.calls, sum + other.sum, unreadable + other.unreadable);
    }
}
