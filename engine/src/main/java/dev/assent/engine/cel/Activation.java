package dev.assent.engine.cel;

import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of one decision, and what it may still cost. For one thread. */
public final class Activation implements CelVariableResolver {
    private final Map<String, Optional<Object>> values;
    private final Budget budget;
    private final ValueListener listener;
    private final @Nullable LazyVariables variables;
    private final Optional<Object> variablesValue;

    /** A variable of a policy. */
    public record Definition(String name, CompiledExpression expression) {}

    private Activation(Map<String, Optional<Object>> values, Budget budget, ValueListener listener) {
        this.values = values;
        this.budget = budget;
        this.listener = listener;
        this.variables = null;
        this.variablesValue = Optional.empty();
    }

    private Activation(Activation outer, List<Definition> definitions) {
        this.values = outer.values;
        this.budget = outer.budget;
        this.listener = outer.listener;
        this.variables = new LazyVariables(outer.variables, definitions, this);
        this.variablesValue = Optional.of(variables);
    }

    /** Values by name, in the form of {@link JsonObject}; times are {@link java.time.Instant}. */
    public static Activation of(Map<String, ?> values, Budget budget) {
        return of(values, budget, ValueListener.NONE);
    }

    /** These values, and who is told what expressions come to with them. */
    public static Activation of(Map<String, ?> values, Budget budget, ValueListener listener) {
        return new Activation(
                values.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Optional.of(e.getValue()))),
                budget,
                listener);
    }

    /** These values and, below {@code variables}, more: each is evaluated when it is first read, and remembered. */
    public Activation nested(List<Definition> definitions) {
        return definitions.isEmpty() ? this : new Activation(this, definitions);
    }

    Budget budget() {
        return budget;
    }

    ValueListener listener() {
        return listener;
    }

    @Override
    public Optional<Object> find(String name) {
        Optional<Object> value = values.get(name);
        if (value != null) {
            return value;
        }
        return name.equals(LazyVariables.NAME) ? variablesValue : Optional.empty();
    }
}
