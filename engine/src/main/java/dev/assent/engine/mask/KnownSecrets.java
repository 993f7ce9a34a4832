package dev.assent.engine.mask;

import dev.assent.engine.cel.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The secrets of one call: to find them again in texts about it, and to put them back. Filled once, then only read. */
final class KnownSecrets {
    /** With more of them no text is searched any more: all of it is masked. */
    private static final int MAX_LITERALS = 500;

    /** A shorter one cannot be told from the words and numbers of any text. */
    private static final int MIN_LENGTH = 3;

    /** A shorter one is masked only where it stands alone: else it would be found in the middle of words. */
    private static final int MIN_ANYWHERE = 4;

    /** Where so much of a longer one stands, all of it does: so that looking for it costs little however long it is. */
    private static final int MAX_COMPARED = 64;

    /** Values that are looked at to be remembered; with more, as with too many literals. */
    private static final int MAX_VALUES = 10_000;

    private final Set<String> literals = new LinkedHashSet<>();
    private int values;
    private final Map<String, Optional<Object>> byMark = new HashMap<>();

    /** A value that no format tells: only by its text can it be found again. Truths and null are no secrets by themselves. */
    void addLiterals(Object value) {
        if (isOverfull()) {
            return;
        }
        values++;
        if (value instanceof String text) {
            add(text);
        } else if (value instanceof Number number) {
            add(JsonObject.toJson(number));
            add(number.toString());
        } else if (value instanceof Map<?, ?> members) {
            members.values().forEach(this::addLiterals);
        } else if (value instanceof List<?> elements) {
            elements.forEach(this::addLiterals);
        }
    }

    private void add(String text) {
        if (text.length() >= MIN_LENGTH && !text.isBlank() && !Marks.isMark(text)) {
            literals.add(text);
        }
    }

    void addMark(String mark, Object original) {
        byMark.merge(mark, Optional.of(original), (a, b) -> a.equals(b) ? a : Optional.empty());
    }

    /** What stands behind a mark; empty if nothing does or it could be one of several. */
    Optional<Object> behind(String mark) {
        return byMark.getOrDefault(mark, Optional.empty());
    }

    /** Whether there are too many to look for. */
    boolean isOverfull() {
        return literals.size() > MAX_LITERALS || values > MAX_VALUES;
    }

    /** Where they stand in a text; not all of it, once the effort is spent. */
    List<Span> in(String text, Effort effort) {
        List<Span> spans = new ArrayList<>();
        for (String literal : literals) {
            if (literal.length() <= text.length() && effort.spend(Effort.search(text))) {
                find(literal, text, spans, effort);
            }
        }
        return spans;
    }

    private static void find(String literal, String text, List<Span> spans, Effort effort) {
        String start = literal.substring(0, Math.min(literal.length(), MAX_COMPARED));
        Span open = null;
        for (int i = text.indexOf(start); i >= 0 && effort.spend(Effort.HIT); i = text.indexOf(start, i + 1)) {
            Span span = new Span(i, Math.min(i + literal.length(), text.length()));
            if (literal.length() < MIN_ANYWHERE && !standsAlone(text, span)) {
                continue;
            }
            if (open != null && i <= open.end()) {
                open = new Span(open.start(), span.end());
                spans.set(spans.size() - 1, open);
            } else {
                open = span;
                spans.add(span);
            }
        }
    }

    private static boolean standsAlone(String text, Span span) {
        return (span.start() == 0 || !Character.isLetterOrDigit(text.charAt(span.start() - 1)))
                && (span.end() == text.length() || !Character.isLetterOrDigit(text.charAt(span.end())));
    }
}
