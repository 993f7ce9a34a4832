package dev.assent.engine.evaluate;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.DecidingParts;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.cel.ExpressionPart;
import dev.assent.engine.cel.ValueListener;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.evaluate.RuleTrace.ExpressionTrace;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes down what one evaluation looks at. For one evaluation and one thread. */
final class TraceWriter implements Watcher, ValueListener {
    /** Most parts of expressions in all; rules behind are shown without. */
    static final int MAX_EXPRESSIONS = 5_000;

    private static final int MAX_VARIABLES = 8;
    private static final String OUT_OF_BUDGET = "the decision ran out of its budget here";

    /** A variable is evaluated for the first rule that reads it, and is shown for the others too. */
    private final Map<CompiledExpression, Map<Long, Object>> seen = new HashMap<>();

    private final List<Look> looks = new ArrayList<>();
    private @Nullable Look open;

    /** One look at a choice. */
    private static final class Look {
        private final Policy policy;
        private final Choice choice;
        private final Set<CompiledExpression> variables = new LinkedHashSet<>();
        private boolean matched;
        private Optional<String> error = Optional.of(OUT_OF_BUDGET);

        Look(Policy policy, Choice choice) {
            this.policy = policy;
            this.choice = choice;
        }
    }

    @Override
    public ValueListener values() {
        return this;
    }

    @Override
    public void looksAt(Policy policy, Choice choice) {
        open = new Look(policy, choice);
        // a nested rule without a condition is no rule of its own
        if (choice instanceof Choice.Outcome || choice.condition().isPresent()) {
            looks.add(open);
        }
    }

    @Override
    public void sees(boolean holds) {
        close(holds, Optional.empty());
    }

    @Override
    public void sees(ExpressionException failure) {
        close(false, Optional.of(String.valueOf(failure.getMessage())));
    }

    private void close(boolean matched, Optional<String> error) {
        if (open != null) {
            open.matched = matched;
            open.error = error;
            open = null;
        }
    }

    @Override
    public void value(CompiledExpression expression, long node, Object value) {
        // explanations are evaluated after all rules: they decide nothing
        if (open != null) {
            seen.computeIfAbsent(expression, e -> new HashMap<>()).put(node, value);
        }
    }

    @Override
    public void reads(CompiledExpression variable) {
        if (open != null && open.variables.size() < MAX_VARIABLES) {
            open.variables.add(variable);
        }
    }

    /** What was seen, once the evaluation is over; texts as the mask lets them be shown. */
    List<RuleTrace> rules(UnaryOperator<String> mask) {
        List<RuleTrace> rules = new ArrayList<>();
        int left = MAX_EXPRESSIONS;
        for (Look look : looks) {
            List<ExpressionTrace> expressions =
                    expressions(look, mask).limit(left).toList();
            left -= expressions.size();
            rules.add(new RuleTrace(
                    look.policy.name(),
                    look.choice instanceof Choice.Outcome outcome ? outcome.id() : "",
                    look.choice.position(),
                    look.choice.outcomes().map(Choice.Outcome::effect).reduce(Effect.ALLOW, Effect::strictest),
                    look.matched,
                    look.error,
                    expressions));
        }
        return rules;
    }

    private Stream<ExpressionTrace> expressions(Look look, UnaryOperator<String> mask) {
        return Stream.concat(look.choice.condition().stream(), look.variables.stream())
                .flatMap(expression ->
                        DecidingParts.of(expression, seen.getOrDefault(expression, Map.of()), mask).stream())
                .map(TraceWriter::trace);
    }

    private static ExpressionTrace trace(ExpressionPart part) {
        return new ExpressionTrace(part.position(), part.text(), part.value().map(Untrusted::new));
    }
}
