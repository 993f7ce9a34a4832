package dev.assent.cli.view;

import java.util.Collection;
import java.util.TreeSet;

/**
 * How much of an id has to be shown among others. The server takes 6 characters and more.
 *
 * @param length characters, 6 or more
 */
public record ShortIds(int length) {
    private static final int SHORTEST = 6;

    /** The fewest characters by which all of these differ. */
    public static ShortIds among(Collection<String> ids) {
        int length = SHORTEST;
        String before = "";
        for (String id : new TreeSet<>(ids)) {
            length = Math.max(length, common(before, id) + 1);
            before = id;
        }
        return new ShortIds(length);
    }

    public String of(String id) {
        return Shown.line(id.substring(0, Math.min(length, id.length())));
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
