package dev.assent.engine.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values as CEL would write them, cut: to be read by people, not by machines. */
final class ValueText {
    /** Most code points that are shown of a text. */
    static final int MAX_TEXT = 200;

    /** Lists and maps take no more elements from this length on, in UTF-16 units. */
    static final int MAX_LENGTH = 300;

    private static final int MAX_DEPTH = 8;

    private final StringBuilder out = new StringBuilder();

    private final UnaryOperator<String> mask;

    private ValueText(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    /** @param mask sees every text whole, before it is cut */
    static String of(Object value, UnaryOperator<String> mask) {
        ValueText text = new ValueText(mask);
        text.value(value, 0);
        return text.out.toString();
    }

    /** Whether this is a value at all: CEL also hands out what it carries errors in. */
    static boolean isValue(@Nullable Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Map<?, ?>
                || value instanceof Collection<?>
                || value instanceof Optional<?>
                || value instanceof NullValue
                || value instanceof java.time.Instant
                || value instanceof java.time.Duration
                || value instanceof LazyVariables
                || value instanceof CelByteString
                || value instanceof CelType;
    }

    private void value(Object value, int depth) {
        if (value instanceof String text) {
            string(mask.apply(text));
        } else if (value instanceof Number number) {
            out.append(mask.apply(number.toString()));
        } else if (value instanceof LazyVariables) {
            out.append(LazyVariables.NAME);
        } else if (value instanceof Map<?, ?> members) {
            members(members, depth);
        } else if (value instanceof Collection<?> elements) {
            elements(elements, depth);
        } else if (value instanceof Optional<?> optional) {
            optional(optional, depth);
        } else if (value instanceof NullValue) {
            out.append("null");
        } else if (value instanceof Boolean
                || value instanceof java.time.Instant
                || value instanceof java.time.Duration) {
            out.append(value);
        } else {
            out.append("a value of type ").append(value.getClass().getSimpleName());
        }
    }

    private void string(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= MAX_TEXT) {
            out.append(JsonObject.toJson(text));
        } else {
            out.append(JsonObject.toJson(text.substring(0, text.offsetByCodePoints(0, MAX_TEXT))))
                    .append("... (")
                    .append(length)
                    .append(" characters)");
        }
    }

    private void optional(Optional<?> optional, int depth) {
        if (optional.isEmpty()) {
            out.append("optional.none()");
            return;
        }
        out.append("optional.of(");
        value(optional.get(), depth + 1);
        out.append(')');
    }

    private void elements(Collection<?> elements, int depth) {
        out.append('[');
        Iterator<?> rest = elements.iterator();
        for (int i = 0; rest.hasNext(); i++) {
            out.append(i == 0 ? "" : ", ");
            if (isFull(depth)) {
                more(elements.size() - i);
                break;
            }
            value(rest.next(), depth + 1);
        }
        out.append(']');
    }

    private void members(Map<?, ?> members, int depth) {
        out.append('{');
        int i = 0;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(i == 0 ? "" : ", ");
            if (isFull(depth)) {
                more(members.size() - i);
                break;
            }
            value(member.getKey(), depth + 1);
            out.append(": ");
            value(member.getValue(), depth + 1);
            i++;
        }
        out.append('}');
    }

    private boolean isFull(int depth) {
        return out.length() >= MAX_LENGTH || depth >= MAX_DEPTH;
    }

    private void more(int count) {
        out.append("... ").append(count).append(" more");
    }
}
