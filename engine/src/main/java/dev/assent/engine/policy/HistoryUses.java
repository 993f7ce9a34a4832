package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.HistoryUse;
import java.util.stream.Stream;

/** What a policy wants to know of earlier calls, over all its expressions. */
final class HistoryUses {
    private HistoryUses() {}

    static HistoryUse of(Block block) {
        return expressions(block).map(CompiledExpression::history).reduce(HistoryUse.NONE, HistoryUse::and);
    }

    private static Stream<CompiledExpression> expressions(Block block) {
        return Stream.concat(
                block.variables().stream().map(definition -> definition.expression()),
                block.choices().stream().flatMap(HistoryUses::expressions));
    }

    private static Stream<CompiledExpression> expressions(Choice choice) {
        Stream<CompiledExpression> inner = choice instanceof Choice.Nested nested
                ? expressions(nested.rule())
                : expressions((Choice.Outcome) choice);
        return Stream.concat(choice.condition().stream(), inner);
    }

    private static Stream<CompiledExpression> expressions(Choice.Outcome outcome) {
        Stream<CompiledExpression> duties =
                outcome.consequences().duties().stream().flatMap(duty -> duty.properties().values().stream());
        Stream<CompiledExpression> target = outcome.terms().flatMap(AskTerms::target).stream();
        return Stream.of(outcome.explanation().stream(), target, duties).flatMap(expressions -> expressions);
    }
}
