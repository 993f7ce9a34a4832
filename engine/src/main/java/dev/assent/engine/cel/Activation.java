package dev.assent.engine.cel;

import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of one decision, and what it may still cost. For one thread. */
public final class Activation implements CelVariableResolver {
    private final Function<String, Optional<Object>> values;
    private final Budget budget;
    private final ValueListener listener;
    private final CelEvaluationListener meter;
    private final @Nullable LazyVariables variables;
    private final Optional<Object> variablesValue;
    private @Nullable String tool;

    /** A variable of a policy. */
    public record Definition(String name, CompiledExpression expression) {}

    private Activation(Function<String, Optional<Object>> values, Budget budget, ValueListener listener) {
        this.values = values;
        this.budget = budget;
        this.listener = listener;
        this.meter = (expr, value) -> CallCosts.pay(budget, value);
        this.variables = null;
        this.variablesValue = Optional.empty();
    }

    private Activation(Activation outer, List<Definition> definitions) {
        this.values = outer.values;
        this.budget = outer.budget;
        this.listener = outer.listener;
        this.meter = outer.meter;
        this.variables = new LazyVariables(outer.variables, definitions, this);
        this.variablesValue = Optional.of(variables);
    }

    /** Values by name, in the form of {@link JsonObject}; times are {@link java.time.Instant}. */
    public static Activation of(Map<String, ?> values, Budget budget) {
        return of(values, budget, ValueListener.NONE);
    }

    /** These values, and who is told what expressions come to with them. */
    public static Activation of(Map<String, ?> values, Budget budget, ValueListener listener) {
        return of(name -> Optional.ofNullable(values.get(name)), budget, listener);
    }

    /** Values by their names, empty for a name that has none; the same each time it is asked. */
    public static Activation of(Function<String, Optional<Object>> values, Budget budget, ValueListener listener) {
        return new Activation(values, budget, listener);
    }

    /** These values and, below {@code variables}, more: each is evaluated when it is first read, and remembered. */
    public Activation nested(List<Definition> definitions) {
        return definitions.isEmpty() ? this : new Activation(this, definitions);
    }

    Budget budget() {
        return budget;
    }

    /** The name of the tool, as expressions see it; null if they see none. */
    @Nullable
    String tool() {
        if (tool == null
                && values.apply("tool").orElse(null) instanceof JsonObject seen
                && seen.get("name") instanceof String name) {
            tool = name;
        }
        return tool;
    }

    /** Pays every value from the budget. */
    CelEvaluationListener meter() {
        return meter;
    }

    ValueListener listener() {
        return listener;
    }

    @Override
    public Optional<Object> find(String name) {
        return name.equals(LazyVariables.NAME) ? variablesValue : values.apply(name);
    }
}
