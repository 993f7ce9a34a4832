package dev.assent.server.command;

import java.util.List;
import java.util.Map;

/** About how much memory a JSON value takes, without writing it out. */
public final class JsonSize {
    private JsonSize() {}

    /** Characters of its texts, and some for each value; any number above the limit once it is above. */
    public static int of(Object value, int limit) {
        int size = Long.BYTES;
        if (value instanceof String text) {
            size += text.length();
        } else if (value instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                size += ((String) member.getKey()).length();
                size += of(member.getValue(), limit - size);
                if (size > limit) {
                    break;
                }
            }
        } else if (value instanceof List<?> elements) {
            for (Object element : elements) {
                size += of(element, limit - size);
                if (size > limit) {
                    break;
                }
            }
        }
        return size;
    }
}
