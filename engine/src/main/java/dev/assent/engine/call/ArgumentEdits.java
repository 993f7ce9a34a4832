package dev.assent.engine.call;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonChange;
import dev.assent.engine.json.JsonDiff;
import java.util.List;

/** The edits that lead from one arguments object to another. */
public final class ArgumentEdits {
    /** What one verdict may carry. */
    public static final int MAX = 100;

    private static final int ANY_DEPTH = Integer.MAX_VALUE;

    private ArgumentEdits() {}

    /**
     * Applied in their order they turn {@code before} into {@code after}. They touch only what differs, so that a mark of a
     * masked secret that stays where it is keeps its value.
     *
     * @throws IllegalArgumentException with a message for the editor, if it takes more than {@link #MAX}
     */
    public static List<ArgumentEdit> between(JsonObject before, JsonObject after) {
        JsonDiff diff = JsonDiff.between(before, after, MAX, ANY_DEPTH);
        if (!diff.complete()) {
            throw new IllegalArgumentException(
                    "more than " + MAX + " values differ; a verdict carries at most " + MAX + " edits");
        }
        return diff.changes().stream().map(ArgumentEdits::of).toList();
    }

    private static ArgumentEdit of(JsonChange change) {
        ArgumentEdit.Operation operation = switch (change.kind()) {
            case ADDED -> ArgumentEdit.Operation.ADD;
            case REMOVED -> ArgumentEdit.Operation.REMOVE;
            case CHANGED -> ArgumentEdit.Operation.REPLACE;
        };
        return new ArgumentEdit(operation, change.pointer(), change.after());
    }
}
