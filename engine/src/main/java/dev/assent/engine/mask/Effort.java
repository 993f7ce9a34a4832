package dev.assent.engine.mask;

/** What masking may still cost, in steps of about ten nanoseconds. Once it is spent it stays so. For one thread. */
final class Effort {
    /** A pattern that is held against a place of a text. */
    static final int PATTERN = 1_000;

    /** A place at which a known secret is found. */
    static final int HIT = 3;

    private long left;

    Effort(long steps) {
        this.left = steps;
    }

    static Effort unlimited() {
        return new Effort(Long.MAX_VALUE);
    }

    /** What it costs to look for one literal. */
    static long search(String text) {
        return 8L + text.length() / 8;
    }

    /** Whether there was so much left; what is not done for want of it must not be taken for done. */
    boolean spend(long steps) {
        left = left < steps ? -1 : left - steps;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
