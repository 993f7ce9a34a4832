package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of the call that an expression reads, perhaps to hold it against literals.
 *
 * @param path {@code tool.name} or {@code args.card.number}, name by name
 * @param tools the names that the tool must have for this to be looked at, if the expression tells
 * @param literals what the field is held against with {@code ==} or {@code in}
 */
public record CallRead(List<String> path, Optional<Set<String>> tools, List<Literal> literals, Position position) {
    public CallRead {
        path = List.copyOf(path);
        tools = tools.map(Set::copyOf);
        literals = List.copyOf(literals);
        requireNonNull(position, "position");
    }

    /**
     * A value that is written out.
     *
     * @param value a text, a truth, or a number as CEL has it
     */
    public record Literal(Object value, Position position) {
        public Literal {
            requireNonNull(value, "value");
            requireNonNull(position, "position");
        }
    }

    /**
     * What an expression reads of the tool and its arguments, in the order of its text.
     *
     * @param tools the names that the tool must have for the expression to be looked at, if anything tells
     */
    public static List<CallRead> of(CompiledExpression expression, Optional<Set<String>> tools) {
        return CallReads.of(expression).reads(tools);
    }

    /** The names that the tool must have for a condition to hold, if it or those around it tell. */
    public static Optional<Set<String>> toolsWhere(CompiledExpression condition, Optional<Set<String>> tools) {
        return CallReads.of(condition).toolsWhereTrue(tools);
    }
}
