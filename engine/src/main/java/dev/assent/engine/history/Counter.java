package dev.assent.engine.history;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that a rule counts: allowed calls, or the sum of one of their arguments. Time is cut into slots, so that what is
 * kept for one owner has a bound; a call counts for at most a 3600th of the window, or a millisecond, longer than the window.
 *
 * @param tools patterns of tool names, sorted; any of them
 * @param field the argument whose values are added up; empty to count calls
 * @param window 1 second to 30 days
 */
public record Counter(CountScope scope, List<String> tools, Optional<String> field, Duration window) {
    public static final Duration MIN_WINDOW = Duration.ofSeconds(1);
    public static final Duration MAX_WINDOW = Duration.ofDays(30);

    private static final int SLOTS = 3_600;

    public Counter {
        requireNonNull(scope, "scope");
        tools = tools.stream().distinct().sorted().toList();
        requireNonNull(field, "field");
        requireNonNull(window, "window");
        if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("window: " + window + " (expected: 1 second to 30 days)");
        }
    }

    /** Names this counter among all. */
    public String key() {
        return scope + " " + window + " " + field.map(name -> "sum " + name).orElse("count") + "\n"
                + String.join("\n", tools);
    }

    /** When a call of that moment no longer counts; the same instant for all calls of a slot. */
    public Instant forgetTime(Instant call) {
        long slot = Math.max(1, window.toMillis() / SLOTS);
        long time = call.toEpochMilli();
        return Instant.ofEpochMilli(time - Math.floorMod(time, slot) + slot).plus(window);
    }
}
