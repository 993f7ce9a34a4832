package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;

/** An expression that was parsed, checked and planned. Immutable; safe for any thread. */
public final class CompiledExpression {
    private static final long CONSTANT_STEPS = 10_000;

    private final String text;
    private final ValueType type;
    private final Optional<Boolean> constant;
    private final CelRuntime.Program program;
    private final CallCosts costs;
    private final HistoryUse history;
    private final boolean readsNothing;
    private final Optional<NameGuard> guard;
    private final Places places;

    CompiledExpression(
            String text,
            ValueType type,
            Optional<Boolean> constant,
            CelRuntime.Program program,
            CallCosts costs,
            HistoryUse history,
            boolean readsNothing,
            Optional<NameGuard> guard) {
        this(
                text,
                type,
                constant,
                program,
                costs,
                history,
                readsNothing,
                guard,
                offset -> new Position("", 1, offset + 1));
    }

    private CompiledExpression(
            String text,
            ValueType type,
            Optional<Boolean> constant,
            CelRuntime.Program program,
            CallCosts costs,
            HistoryUse history,
            boolean readsNothing,
            Optional<NameGuard> guard,
            Places places) {
        this.text = requireNonNull(text, "text");
        this.type = requireNonNull(type, "type");
        this.constant = requireNonNull(constant, "constant");
        this.program = requireNonNull(program, "program");
        this.costs = requireNonNull(costs, "costs");
        this.history = requireNonNull(history, "history");
        this.readsNothing = readsNothing;
        this.guard = requireNonNull(guard, "guard");
        this.places = requireNonNull(places, "places");
    }

    /** The same expression, read from a file. */
    public CompiledExpression at(Places where) {
        return new CompiledExpression(text, type, constant, program, costs, history, readsNothing, guard, where);
    }

    public String text() {
        return text;
    }

    Places places() {
        return places;
    }

    public ValueType type() {
        return type;
    }

    /** The truth that the text spells out, if it is nothing but {@code true} or {@code false}. */
    public Optional<Boolean> constant() {
        return constant;
    }

    /** The truth that it has whatever the call is, if it needs none of the call's values to know. */
    public Optional<Boolean> withoutCall() {
        try {
            return Optional.of(isTrue(nothing()));
        } catch (ExpressionException | BudgetExceededError e) {
            return Optional.empty();
        }
    }

    /** The text that it makes whatever the call is, if it needs none of the call's values to make it. */
    public Optional<String> textWithoutCall() {
        try {
            return readsNothing ? Optional.of(asText(nothing())) : Optional.empty();
        } catch (ExpressionException | BudgetExceededError e) {
            return Optional.empty();
        }
    }

    private static Activation nothing() {
        return Activation.of(Map.of(), new Budget(CONSTANT_STEPS, Long.MAX_VALUE, () -> 0));
    }

    /** Whether it names nothing, so that its value is what its author wrote. */
    public boolean readsNothing() {
        return readsNothing;
    }

    /** What the name of the tool must be for it to be true, if that is known. */
    Optional<NameGuard> guard() {
        return guard;
    }

    /** What it wants to know of earlier calls. */
    public HistoryUse history() {
        return history;
    }

    /**
     * Whether a condition holds.
     *
     * @throws ExpressionException if the expression has no value, or one that is no boolean
     */
    public boolean isTrue(Activation activation) throws ExpressionException {
        if (evaluate(activation) instanceof Boolean truth) {
            return truth;
        }
        throw ExpressionException.wrongType("boolean");
    }

    /**
     * The text that an expression makes.
     *
     * @throws ExpressionException if the expression has no value, or one that is no string
     */
    public String asText(Activation activation) throws ExpressionException {
        if (evaluate(activation) instanceof String value) {
            return value;
        }
        throw ExpressionException.wrongType("string");
    }

    /**
     * The value, in the form of {@link JsonObject} or as CEL has it.
     *
     * @throws BudgetExceededError if it costs more than the activation's budget has left
     */
    Object evaluate(Activation activation) throws ExpressionException {
        ValueListener listener = activation.listener();
        // who listens is told all that it is made of
        if (listener == ValueListener.NONE && isFalseFor(activation)) {
            return false;
        }
        CelEvaluationListener meter = costs.meter(activation);
        try {
            if (listener == ValueListener.NONE) {
                return program.trace(activation, meter);
            }
            return program.trace(activation, (expr, value) -> {
                meter.callback(expr, value);
                listener.value(this, expr.id(), value);
            });
        } catch (CelEvaluationException e) {
            throw ExpressionException.of(e);
        } catch (StackOverflowError e) {
            throw new BudgetExceededError("an expression or a value is nested too deep");
        } catch (RuntimeException e) {
            // a fault of the library: the rule is in error, the decision goes on
            throw ExpressionException.of(CelErrorCode.INTERNAL_ERROR);
        }
    }

    private boolean isFalseFor(Activation activation) {
        if (guard.isEmpty()) {
            return false;
        }
        String tool = activation.tool();
        return tool != null && !guard.get().admits(tool);
    }

    @Override
    public String toString() {
        return text;
    }
}
