package dev.assent.engine.display;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a display form back. That it can be written shows that no two texts share a form. */
final class FormReader {
    private static final Pattern SPACES = Pattern.compile("([0-9]+) spaces");
    private static final Pattern RUN = Pattern.compile("(.+) x ([0-9]+)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("U\\+([0-9A-F]{4,6})");

    private FormReader() {}

    /** Of the form of one line, of several, of JSON or of a message. */
    static String raw(String form) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < form.length(); ) {
            char c = form.charAt(at);
            if (c == '⟦') {
                int end = form.indexOf('⟧', at);
                if (end < 0) {
                    throw new AssertionError("a bracket without an end in " + form);
                }
                String inside = form.substring(at + 1, end);
                at = end + (inside.startsWith("⏎") && form.startsWith("\n", end + 1) ? 2 : 1);
                out.append(inside.startsWith("U+") && inside.indexOf(' ') < 0 ? number(inside) : bracketed(inside));
            } else {
                at += c == '⏎' && form.startsWith("\n", at + 1) ? 2 : 1;
                out.append(c < 0x2000 ? String.valueOf(c) : single(c));
            }
        }
        return out.toString();
    }

    private static String bracketed(String inside) {
        Matcher run = RUN.matcher(inside);
        if (run.matches()) {
            String unit = run.group(1);
            String one = unit.length() == 1 ? single(unit.charAt(0)) : unit;
            return (NUMBER.matcher(unit).matches() ? number(unit) : one).repeat(Integer.parseInt(run.group(2)));
        }
        Matcher spaces = SPACES.matcher(inside);
        if (!spaces.matches()) {
            throw new AssertionError("no escape: " + inside);
        }
        return " ".repeat(Integer.parseInt(spaces.group(1)));
    }

    private static String number(String escape) {
        return Character.toString(Integer.parseInt(escape, 2, escape.length(), 16));
    }

    private static String single(char c) {
        if (c == '⏎') {
            return "\n";
        }
        return c >= 0x2400 && c < 0x2420 ? Character.toString(c - 0x2400) : String.valueOf(c);
    }
}
