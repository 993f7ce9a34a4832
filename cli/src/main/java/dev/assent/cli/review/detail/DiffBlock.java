package dev.assent.cli.review.detail;

import dev.assent.engine.json.JsonChange;
import java.util.List;

/** Differences as lines with {@code -} and {@code +}. A long value is cut: what would run stands whole below. */
final class DiffBlock {
    private static final int MOST_CHARACTERS = 600;
    private static final int MOST_LINES = 12;

    private final Texts texts;
    private final Page page;

    DiffBlock(Texts texts, Page page) {
        this.texts = texts;
        this.page = page;
    }

    void write(Comparison comparison) {
        for (JsonChange change : comparison.changes()) {
            page.marked("", texts.pointer(change.pointer()), Role.LABEL);
            change.before().ifPresent(value -> value("- ", value, Role.REMOVED));
            change.after().ifPresent(value -> value("+ ", value, Role.ADDED));
        }
        if (!comparison.complete()) {
            page.say(Role.FAINT, "and more differences");
        }
    }

    private void value(String sign, Object value, Role role) {
        List<String> lines = texts.value(value);
        int characters = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int room = i == MOST_LINES ? 0 : MOST_CHARACTERS - characters;
            if (line.length() > room) {
                long left = lines.stream().skip(i).mapToLong(String::length).sum();
                if (room > 0) {
                    page.marked(sign, line.substring(0, room), role);
                }
                page.say(Role.FAINT, "  and " + Texts.count(left - room, "more character", "more characters"));
                return;
            }
            page.marked(sign, line, role);
            characters += line.length();
        }
    }
}
