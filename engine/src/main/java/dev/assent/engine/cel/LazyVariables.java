package dev.assent.engine.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code variables} of a block and of the blocks around it. A failure is remembered like a value. For one thread. */
@SuppressWarnings("Immutable") // lives for one decision, on one thread
final class LazyVariables extends StructValue<String, Object> {
    static final String NAME = "variables";

    private final @Nullable LazyVariables outer;
    private final List<Activation.Definition> definitions;
    private final Activation activation;
    private final @Nullable Object[] results;

    LazyVariables(@Nullable LazyVariables outer, List<Activation.Definition> definitions, Activation activation) {
        this.outer = outer;
        this.definitions = definitions;
        this.activation = activation;
        this.results = new Object[definitions.size()];
    }

    @Override
    public Object select(String field) {
        for (int i = 0; i < results.length; i++) {
            if (definitions.get(i).name().equals(field)) {
                return value(i);
            }
        }
        if (outer == null) {
            throw CelAttributeNotFoundException.forMissingMapKey(field);
        }
        return outer.select(field);
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.of(select(field));
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return MapType.create(SimpleType.DYN, SimpleType.DYN);
    }

    private Object value(int index) {
        activation.listener().reads(definitions.get(index).expression());
        Object known = results[index];
        if (known == null) {
            known = evaluate(definitions.get(index).expression());
            results[index] = known;
        }
        if (known instanceof Failure failure) {
            throw failure;
        }
        return known;
    }

    private Object evaluate(CompiledExpression expression) {
        try {
            return expression.evaluate(activation);
        } catch (ExpressionException e) {
            return new Failure(e, e.code());
        }
    }

    private static final class Failure extends CelRuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(ExpressionException cause, CelErrorCode code) {
            super(cause, code);
        }
    }
}
