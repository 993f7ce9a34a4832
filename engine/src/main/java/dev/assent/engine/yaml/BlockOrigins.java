package dev.assent.engine.yaml;

/** Literal and folded blocks have no escapes: what is not blank stands there in the same order. */
final class BlockOrigins {
    private BlockOrigins() {}

    static int[] of(int[] raw, int[] value) {
        int[] origins = new int[value.length];
        int next = endOfHeader(raw);
        for (int i = 0; i < value.length; i++) {
            if (isBlank(value[i])) {
                // right behind what came before; at the start of a line, its indentation
                origins[i] = next;
                next += next < raw.length && raw[next] == value[i] ? 1 : 0;
                continue;
            }
            while (next < raw.length && isBlank(raw[next])) {
                next++;
            }
            if (next == raw.length || raw[next] != value[i]) {
                return new int[0];
            }
            origins[i] = next++;
        }
        return origins;
    }

    private static int endOfHeader(int[] raw) {
        int index = 0;
        while (index < raw.length && raw[index] != '\n' && raw[index] != '\r') {
            index++;
        }
        return index;
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
