package dev.assent.cli.review.screen;

import java.util.ArrayList;
import java.util.List;

/** Sentences of ours in lines. */
final class Words {
    private Words() {}

    /** Broken at spaces; a word that is too long stays whole. At least one line. */
    static List<String> wrapped(String text, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && Cells.columns(line.toString()) + 1 + Cells.columns(word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
