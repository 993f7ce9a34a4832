package dev.assent.cli.review.screen;

import java.time.Duration;

/** A time that is left, in at most four columns: {@code 59s}, {@code 9m}, {@code 23h}, {@code 6d}. */
final class TimeLeft {
    private TimeLeft() {}

    static String brief(Duration left) {
        long seconds = Math.max(0, left.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3_600 + "h" : Math.min(999, seconds / 86_400) + "d";
    }
}
