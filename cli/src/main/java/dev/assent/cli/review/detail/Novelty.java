package dev.assent.cli.review.detail;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is new about a value, in words. */
final class Novelty {
    /** Below this length a text that is longer or shorter is just another text. */
    private static final int LONG = 64;

    private Novelty() {}

    static String of(JsonChange change) {
        return switch (change.kind()) {
            case ADDED -> "new" + size(change.after());
            case REMOVED -> "gone" + size(change.before());
            case CHANGED ->
                changed(change.before().orElseThrow(), change.after().orElseThrow());
        };
    }

    private static String changed(Object before, Object after) {
        if (!kind(before).equals(kind(after))) {
            return "was " + kind(before) + ", is " + kind(after);
        }
        Optional<String> host = Host.in(after);
        if (host.isPresent() && !host.equals(Host.in(before))) {
            String was =
                    Host.in(before).map(old -> ", was " + Novelty.shown(old)).orElse("");
            return "host " + shown(host.get()) + was;
        }
        if (before instanceof String old && after instanceof String now) {
            return times(old.length(), now.length(), LONG, "as long").orElse("another text");
        }
        if (before instanceof Number old && after instanceof Number now) {
            return times(Math.abs(old.doubleValue()), Math.abs(now.doubleValue()), 0, "as large")
                    .orElse("another number");
        }
        return "another value";
    }

    /** If the second is at least twice the first: by how much. */
    private static Optional<String> times(double before, double after, double least, String what) {
        if (after < 2 * before || after <= least || before <= 0) {
            return Optional.empty();
        }
        double ratio = after / before;
        String number =
                ratio < 10 ? String.format(Locale.ROOT, "%.1f", ratio) : String.format(Locale.ROOT, "%,.0f", ratio);
        return Optional.of(
                (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " times " + what);
    }

    private static String size(Optional<Object> value) {
        return value.filter(any -> any instanceof String text && text.length() > LONG)
                .map(text -> ", " + Texts.count(((String) text).length(), "character", "characters"))
                .orElse("");
    }

    private static String shown(String host) {
        return new Untrusted(host.length() <= LONG ? host : host.substring(0, LONG) + "...").display();
    }

    static String kind(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        return value instanceof List<?>
                ? "a list"
                : value.equals(JsonObject.shape().nullValue()) ? "null" : "a value";
    }
}
