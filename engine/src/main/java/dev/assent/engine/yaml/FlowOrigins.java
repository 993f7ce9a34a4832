package dev.assent.engine.yaml;

import java.util.Arrays;

/** Reads a plain or quoted scalar again, and keeps where each code point came from. For one use. */
final class FlowOrigins {
    private final int[] raw;
    private final ScalarStyle style;
    private final int end;
    private int[] values;
    private int[] origins;
    private int count;
    private int next;

    FlowOrigins(int[] raw, ScalarStyle style) {
        this.raw = raw;
        this.style = style;
        boolean quoted = style != ScalarStyle.PLAIN;
        this.next = quoted ? 1 : 0;
        this.end = quoted ? raw.length - 1 : raw.length;
        this.values = new int[raw.length + 1];
        this.origins = new int[raw.length + 1];
    }

    int[] of(int[] expected) {
        while (next < end) {
            int c = raw[next];
            if (BlockOrigins.isBlank(c)) {
                blanks();
            } else if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
                escape();
            } else if (style == ScalarStyle.SINGLE_QUOTED && c == '\'') {
                emit('\'', next);
                next += 2;
            } else {
                emit(c, next++);
            }
        }
        return Arrays.equals(values, 0, count, expected, 0, expected.length)
                ? Arrays.copyOf(origins, count)
                : new int[0];
    }

    /** Blanks within a line stay; a line break becomes a space, each empty line after it a line feed. */
    private void blanks() {
        int start = next;
        int breaks = skipBlanks();
        if (breaks == 0) {
            for (int i = start; i < next; i++) {
                emit(raw[i], i);
            }
        } else if (breaks == 1) {
            emit(' ', start);
        } else {
            emitLineFeeds(breaks - 1, start);
        }
    }

    private int skipBlanks() {
        int breaks = 0;
        for (; next < end && BlockOrigins.isBlank(raw[next]); next++) {
            boolean second = raw[next] == '\n' && next > 0 && raw[next - 1] == '\r';
            breaks += (raw[next] == '\n' || raw[next] == '\r') && !second ? 1 : 0;
        }
        return breaks;
    }

    private void escape() {
        int start = next;
        int c = next + 1 < end ? raw[next + 1] : 0;
        if (c == '\n' || c == '\r') {
            next++;
            emitLineFeeds(skipBlanks() - 1, start);
            return;
        }
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        next += 2 + digits;
        emit(digits == 0 ? named(c) : Integer.parseUnsignedInt(new String(raw, start + 2, digits), 16), start);
    }

    private static int named(int c) {
        return switch (c) {
            case '0' -> 0;
            case 'a' -> 7;
            case 'b' -> 8;
            case 't', '\t' -> 9;
            case 'n' -> 10;
            case 'v' -> 11;
            case 'f' -> 12;
            case 'r' -> 13;
            case 'e' -> 27;
            case 'N' -> 0x85;
            case '_' -> 0xA0;
            case 'L' -> 0x2028;
            case 'P' -> 0x2029;
            default -> c;
        };
    }

    private void emitLineFeeds(int howMany, int origin) {
        for (int i = 0; i < howMany; i++) {
            emit('\n', origin);
        }
    }

    private void emit(int c, int origin) {
        values[count] = c;
        origins[count] = origin;
        count++;
    }
}
