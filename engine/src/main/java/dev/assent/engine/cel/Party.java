package dev.assent.engine.cel;

import com.google.common.collect.ImmutableList;
import dev.assent.engine.history.CountScope;
import dev.assent.engine.history.Counter;
import dev.assent.engine.history.History;
import dev.assent.engine.history.Tally;
import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code agent}, {@code subject} or {@code session} of a call: its id and what its earlier calls left behind, which is
 * read when an expression asks for it. For one decision, on one thread.
 */
@SuppressWarnings("Immutable") // lives for one decision, on one thread
public final class Party extends StructValue<String, Object> {
    private final CountScope scope;
    private final String id;
    private final History history;

    public Party(CountScope scope, String id, History history) {
        this.scope = scope;
        this.id = id;
        this.history = history;
    }

    long count(List<String> tools, Duration window) {
        return tally(new Counter(scope, tools, Optional.empty(), window)).calls();
    }

    double sum(List<String> tools, String field, Duration window) {
        Tally tally = tally(new Counter(scope, tools, Optional.of(field), window));
        if (tally.unreadable() > 0) {
            throw new UnreadableException("an earlier call has no number in that argument");
        }
        return tally.sum();
    }

    private Tally tally(Counter counter) {
        return history.tally(counter)
                .orElseThrow(() -> new UnreadableException(
                        "the calls of this " + scope.name().toLowerCase(Locale.ROOT) + " cannot be read"));
    }

    @Override
    public Object select(String field) {
        return find(field).orElseThrow(() -> CelAttributeNotFoundException.forMissingMapKey(field));
    }

    @Override
    public Optional<Object> find(String field) {
        return switch (field) {
            case "id" -> Optional.of(id);
            case "labels" -> scope == CountScope.SESSION ? Optional.of(labels()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private List<String> labels() {
        return history.labels()
                .map(labels -> ImmutableList.sortedCopyOf(labels))
                .orElseThrow(() -> new UnreadableException("the labels of this session cannot be read"));
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
        return MapType.create(SimpleType.STRING, SimpleType.DYN);
    }

    /** The message names no value of the call. */
    static final class UnreadableException extends CelRuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(ExpressionException.unreadable(message), CelErrorCode.INVALID_ARGUMENT);
        }
    }
}
