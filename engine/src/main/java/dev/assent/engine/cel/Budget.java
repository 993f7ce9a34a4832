package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.function.LongSupplier;

/**
 * What one decision may still cost: steps, and time as a backstop. A step is a node of an expression; a text or a list that
 * a node yields costs more, by its size. For one thread.
 */
public final class Budget {
    /** Longest text that an expression may build, in UTF-16 units. */
    static final int MAX_TEXT = 4 << 20;

    /** Most elements of a list that an expression may build. */
    static final int MAX_ELEMENTS = 1 << 18;

    private static final int MAX_LEVELS_LOOKED_AT = 3;

    /** A thread's CPU time costs up to a microsecond to read, as much as tens of steps; most decisions never read it. */
    private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 256;

    private final long maxSteps;
    private final long maxNanos;
    private final LongSupplier nanoTicker;
    private long start;
    private boolean started;
    private long steps;
    private long nextLook;

    /** The ticker counts nanoseconds from any origin, by preference the CPU time of the thread: a stalled machine costs nothing. */
    public Budget(long maxSteps, long maxNanos, LongSupplier nanoTicker) {
        this.maxSteps = maxSteps;
        this.maxNanos = maxNanos;
        this.nanoTicker = requireNonNull(nanoTicker, "nanoTicker");
        restart();
    }

    /** Begins anew with the full amount. */
    public void restart() {
        started = false;
        steps = 0;
        nextLook = STEPS_BETWEEN_LOOKS_AT_THE_CLOCK;
    }

    /** Pays for one value that a node yields. */
    void spendOn(Object value) {
        if (value instanceof Boolean || value instanceof JsonObject) {
            spend(1);
        } else if (value instanceof String text) {
            spendOnText(text.length());
        } else if (value instanceof Collection<?> list) {
            spendOnElements(list.size());
            spend((list.size() * nestedIn(list, 0)) >> 3);
        } else {
            spend(1);
        }
    }

    void spendOnText(long length) {
        if (length > MAX_TEXT) {
            throw new BudgetExceededError("an expression builds a text of more than " + MAX_TEXT + " characters");
        }
        spend(1 + (length >> 10));
    }

    void spendOnElements(long size) {
        if (size > MAX_ELEMENTS) {
            throw new BudgetExceededError("an expression builds a list of more than " + MAX_ELEMENTS + " elements");
        }
        spend(1 + (size >> 3));
    }

    /**
     * Elements below one element of a list, judged by the first. CEL walks nested lists each time it touches them, but to
     * look at every element here would cost as much again.
     */
    private static long nestedIn(Collection<?> list, int depth) {
        if (depth == MAX_LEVELS_LOOKED_AT || list.isEmpty()) {
            return 0;
        }
        Object first = list.iterator().next();
        return first instanceof Collection<?> inner ? inner.size() * (1 + nestedIn(inner, depth + 1)) : 0;
    }

    /** Pays before the work is done, so that work that cannot be paid is not begun. */
    public void spend(long cost) {
        steps += cost;
        if (steps > maxSteps) {
            throw new BudgetExceededError("more than " + maxSteps + " steps");
        }
        if (steps >= nextLook) {
            nextLook = steps + STEPS_BETWEEN_LOOKS_AT_THE_CLOCK;
            lookAtTheClock();
        }
    }

    /** Time counts from the first look: what came before it was few steps. */
    private void lookAtTheClock() {
        long now = nanoTicker.getAsLong();
        if (!started) {
            started = true;
            start = now;
        } else if (now - start > maxNanos) {
            throw new BudgetExceededError("more than " + maxNanos + " ns");
        }
    }
}
