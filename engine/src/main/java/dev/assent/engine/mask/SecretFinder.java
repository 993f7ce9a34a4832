package dev.assent.engine.mask;

import java.util.ArrayList;
import java.util.List;

/** Finds secrets in a text by their formats. Linear in the text but for a bounded look at each literal. */
final class SecretFinder {
    /** Shorter than any secret of a known format. */
    private static final int MIN_TEXT = 6;

    private static final int AWS_SECRET_LENGTH = 40;
    private static final int AWS_SECRET_WITHIN = 120;

    private final String text;
    private final Effort effort;
    private final List<Span> found = new ArrayList<>();

    private SecretFinder(String text, Effort effort) {
        this.text = text;
        this.effort = effort;
    }

    /** In no order; they can overlap. Not all of them, once the effort is spent. */
    static List<Span> find(String text, Effort effort) {
        if (text.length() < MIN_TEXT) {
            return List.of();
        }
        SecretFinder finder = new SecretFinder(text, effort);
        String lower = SecretFormat.lower(text);
        for (SecretFormat format : SecretFormat.values()) {
            for (String literal : format.literals()) {
                if (!effort.spend(Effort.search(text))) {
                    return finder.found;
                }
                finder.find(format, literal, format.anyCase() ? lower : text);
            }
        }
        return finder.found;
    }

    private void find(SecretFormat format, String literal, String searched) {
        int from = 0;
        for (int i = searched.indexOf(literal);
                i >= 0 && effort.spend(Effort.PATTERN);
                i = searched.indexOf(literal, Math.max(from, i + 1))) {
            Span span = format.at(text, i).orElse(null);
            if (span != null) {
                found.add(span);
                from = span.end();
                if (format == SecretFormat.AWS_ACCESS_KEY_ID) {
                    findAwsSecret(span.end());
                }
            }
        }
    }

    /** The secret key has no mark of its own but its length: one that stands near the id of an access key is taken for it. */
    private void findAwsSecret(int idEnd) {
        int end = Math.min(text.length(), idEnd + AWS_SECRET_WITHIN + AWS_SECRET_LENGTH);
        int start = idEnd;
        for (int i = idEnd; i <= end; i++) {
            if (i < end && isBase64(text.charAt(i))) {
                continue;
            }
            if (i - start == AWS_SECRET_LENGTH && Shape.isMixed(text.substring(start, i))) {
                found.add(new Span(start, i));
            }
            start = i + 1;
        }
    }

    private static boolean isBase64(char unit) {
        return unit == '+' || unit == '/' || (unit < 128 && Character.isLetterOrDigit(unit));
    }
}
