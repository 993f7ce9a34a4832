package dev.assent.cli.review.detail;

import dev.assent.client.Ask;
import dev.assent.client.UntrustedText;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonChange;
import dev.assent.engine.json.JsonDiff;
import java.util.List;
import java.util.Optional;

/**
 * The arguments against others.
 *
 * @param isThere whether there is something to compare with, and both can be compared
 * @param complete whether these are all differences
 */
record Comparison(boolean isThere, List<JsonChange> changes, boolean complete) {
    /** More differences than this tell nothing. */
    private static final int MOST = 40;

    private static final Comparison NONE = new Comparison(false, List.of(), true);

    Comparison {
        changes = List.copyOf(changes);
    }

    /** With those of the last allowed call. */
    static Comparison withLastAllowed(Ask ask) {
        return of(ask.lastAllowedArgumentsJson(), ask.argumentsJson());
    }

    /** With those that the agent sent, before a reviewer edited them. */
    static Comparison withOriginal(Ask ask) {
        return of(ask.originalArgumentsJson(), ask.argumentsJson());
    }

    private static Comparison of(Optional<UntrustedText> before, UntrustedText after) {
        Optional<JsonObject> old = before.flatMap(Texts::parsed);
        Optional<JsonObject> now = Texts.parsed(after);
        if (old.isEmpty() || now.isEmpty()) {
            return NONE;
        }
        JsonDiff diff = JsonDiff.between(old.get(), now.get(), MOST, 64);
        return new Comparison(true, diff.changes(), diff.complete());
    }
}
