package dev.assent.engine.policy;

import java.util.List;

/** A name, compared byte for byte, in which {@code *} stands for any run of characters. Immutable. */
public final class NamePattern {
    private final String text;
    private final List<String> parts;

    public NamePattern(String text) {
        this.text = text;
        this.parts = List.of(text.split("\\*", -1));
    }

    public String text() {
        return text;
    }

    public boolean isExact() {
        return parts.size() == 1;
    }

    /** What every name that matches begins with: all of it, if it has no star. */
    String head() {
        return parts.get(0);
    }

    /** Whether every name matches that begins with the head. */
    boolean isHeadOnly() {
        return parts.size() == 2 && parts.get(1).isEmpty();
    }

    public boolean matches(String name) {
        if (isExact()) {
            return text.equals(name);
        }
        String first = parts.get(0);
        String last = parts.get(parts.size() - 1);
        if (name.length() < first.length() + last.length() || !name.startsWith(first) || !name.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int end = name.length() - last.length();
        for (int i = 1; i < parts.size() - 1; i++) {
            int found = name.indexOf(parts.get(i), from);
            if (found < 0 || found + parts.get(i).length() > end) {
                return false;
            }
            from = found + parts.get(i).length();
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
