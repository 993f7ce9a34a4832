package dev.assent.cli.review.detail;

import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonChange;
import dev.assent.engine.json.JsonPointer;
import java.util.List;
import java.util.Optional;

/**
 * Where in the arguments the eye must have been: at the target, else at the first value that is new against the last
 * allowed call, else at a line that the id of the ask chooses, so that nobody can learn where it is.
 *
 * @param line of the indented arguments, from 0
 * @param text what to look for on that line; empty: its beginning
 */
record RiskyPlace(int line, Untrusted text) {
    private static final Untrusted NOTHING = new Untrusted("");

    /** @param lines how many lines the arguments have, 1 or more */
    static RiskyPlace of(Ask ask, Comparison last, int lines) {
        Optional<JsonPointer> atTarget = ask.target().flatMap(target -> Texts.find(ask.argumentsJson(), target));
        Optional<JsonPointer> atNew = last.changes().stream()
                .filter(change -> change.after().isPresent())
                .map(JsonChange::pointer)
                .findFirst();
        int byChance = lines == 1 ? 0 : 1 + Math.floorMod(ask.askId().hashCode(), lines - 1);
        int line = atTarget.or(() -> atNew)
                .map(pointer -> Texts.lineOf(ask.argumentsJson(), pointer))
                .filter(found -> found < lines)
                .orElse(byChance);
        return new RiskyPlace(
                line,
                ask.target().filter(any -> atTarget.isPresent()).map(Shown::of).orElse(NOTHING));
    }

    /** Which of the characters of the display form it is. */
    int character(List<String> forms, Texts texts) {
        int start = 0;
        for (int i = 0; i < line; i++) {
            start += Math.max(1, forms.get(i).length());
        }
        String wanted = texts.line(text);
        int at = forms.get(line).indexOf(wanted);
        return at < 0 || wanted.isEmpty() ? start : start + at + wanted.length() - 1;
    }
}
