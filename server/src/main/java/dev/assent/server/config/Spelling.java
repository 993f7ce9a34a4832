package dev.assent.server.config;

import java.util.Comparator;
import java.util.List;

/** What somebody probably meant. */
final class Spelling {
    private static final int MAX_DISTANCE = 3;
    private static final int MAX_LENGTH = 64;

    private Spelling() {}

    /** {@code ; did you mean `name`?}, or nothing if no name is near. */
    static String hint(String wrong, List<String> names) {
        if (wrong.length() > MAX_LENGTH) {
            return "";
        }
        return names.stream()
                .filter(name -> distance(wrong, name) <= MAX_DISTANCE || name.endsWith("." + wrong))
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .map(name -> "; did you mean `" + name + "`?")
                .orElse("");
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
