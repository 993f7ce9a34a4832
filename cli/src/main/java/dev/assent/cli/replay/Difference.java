package dev.assent.cli.replay;

import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import java.util.List;

/**
 * A call that two sets of policies decide with different effects.
 *
 * @param before by the set that {@code --against} names
 */
record Difference(RecordedCall call, Evaluation before, Evaluation after) {
    /** The rules that made the effect, as {@code policy/rule}; else the codes of the reasons. */
    static List<String> deciding(Evaluation evaluation) {
        return evaluation.reasons().stream()
                .filter(reason -> reason.effect() == evaluation.effect())
                .map(Difference::name)
                .distinct()
                .toList();
    }

    private static String name(Reason reason) {
        return reason.rule().isEmpty()
                ? reason.code().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                : reason.ruleName();
    }
}
