package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.HistoryUse;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.source.Position;
import java.util.List;

/**
 * One policy file, compiled.
 *
 * @param position of the name in the file
 * @param mask where secrets stand in the arguments of its tools
 * @param history what its expressions want to know of earlier calls
 */
public record Policy(
        String name, Position position, ToolScope scope, List<MaskPath> mask, Block rule, HistoryUse history) {
    public Policy {
        requireNonNull(name, "name");
        requireNonNull(position, "position");
        requireNonNull(scope, "scope");
        mask = List.copyOf(mask);
        requireNonNull(rule, "rule");
        requireNonNull(history, "history");
    }

    Policy(String name, Position position, ToolScope scope, List<MaskPath> mask, Block rule) {
        this(name, position, scope, mask, rule, HistoryUses.of(rule));
    }

    /** Whether a decision by this policy reads or leaves anything. */
    boolean touchesHistory() {
        return !history.isNone()
                || rule.outcomes()
                        .anyMatch(outcome -> !outcome.consequences().labels().isEmpty());
    }
}
