package dev.assent.engine.display;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One pass over a text for what can mislead its reader. */
final class FindingCounter {
    private static final int BLANKS = 40;
    private static final int EQUAL = 200;
    private static final int MARKS = 4;

    private final String text;
    private final Map<TextFlag, int[]> counts = new EnumMap<>(TextFlag.class);
    private final List<MixedToken> mixed = new ArrayList<>();
    private int blanks;
    private int equal;
    private int previous = -1;
    private int marks;

    private FindingCounter(String text) {
        this.text = text;
    }

    static Findings count(String text) {
        return text.isEmpty() ? Findings.NONE : new FindingCounter(text).count();
    }

    private Findings count() {
        int wordEnd = 0;
        for (int at = 0; at < text.length(); ) {
            if (at >= wordEnd) {
                wordEnd = word(at);
            }
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            padding(c);
            character(c, at);
            previous = c;
        }
        endOfStretch();
        endOfRun();
        Map<TextFlag, Integer> found = new EnumMap<>(TextFlag.class);
        counts.forEach((flag, count) -> found.put(flag, count[0]));
        return new Findings(found, mixed);
    }

    private int word(int at) {
        Word word = Word.at(text, at);
        if (word.isMixed()) {
            found(TextFlag.MIXED_SCRIPT);
            if (mixed.size() < Findings.MOST_MIXED) {
                mixed.add(word.odd());
            }
        }
        return word.end();
    }

    private void padding(int c) {
        if (c != previous) {
            endOfRun();
        }
        equal++;
        if (Characters.isBlank(c)) {
            blanks++;
        } else {
            endOfStretch();
        }
    }

    private void endOfStretch() {
        if (blanks > BLANKS) {
            found(TextFlag.PADDING);
        }
        blanks = 0;
    }

    private void endOfRun() {
        if (equal > EQUAL && !Characters.isBlank(previous)) {
            found(TextFlag.PADDING);
        }
        equal = 0;
    }

    private void character(int c, int next) {
        if (c < 0x80) {
            marks = 0;
            boolean lineEnd = c == '\n' || (c == '\r' && next < text.length() && text.charAt(next) == '\n');
            if ((c < 0x20 && c != '\t' && !lineEnd) || c == 0x7F) {
                found(TextFlag.CONTROL);
            }
            return;
        }
        found(TextFlag.NON_ASCII);
        if (c <= 0x9F) {
            found(TextFlag.CONTROL);
        } else if (Characters.reorders(c)) {
            found(TextFlag.BIDI);
        } else if (Characters.isInvisible(c) && !isOfEmoji(c, next)) {
            found(TextFlag.INVISIBLE);
        }
        marks = Characters.isMark(c) ? marks + 1 : 0;
        if (marks == MARKS + 1) {
            found(TextFlag.MARKS);
        }
    }

    private boolean isOfEmoji(int c, int next) {
        int following = next < text.length() ? text.codePointAt(next) : -1;
        return Characters.isOfEmoji(previous, c, following);
    }

    private void found(TextFlag flag) {
        counts.computeIfAbsent(flag, first -> new int[1])[0]++;
    }
}
