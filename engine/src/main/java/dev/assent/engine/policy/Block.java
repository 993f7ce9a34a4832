package dev.assent.engine.policy;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.decision.Effect;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of a policy: variables, and choices in their order.
 *
 * @param variables each may use those before it and those of the blocks around
 */
public record Block(Semantics semantics, List<Activation.Definition> variables, List<Choice> choices) {
    /** What becomes of the choices after one that matches. */
    public enum Semantics {
        /** The first choice that matches ends the block. */
        MATCH,
        /** Every choice that matches counts. */
        AGGREGATE
    }

    public Block {
        requireNonNull(semantics, "semantics");
        variables = List.copyOf(variables);
        choices = List.copyOf(choices);
    }

    /** Every choice with an effect, here and in nested rules. */
    public Stream<Choice.Outcome> outcomes() {
        return choices.stream().flatMap(Choice::outcomes);
    }

    /** The strictest effect that this block can have. */
    public Effect strictest() {
        return outcomes().map(Choice.Outcome::effect).reduce(Effect.ALLOW, Effect::strictest);
    }

    /** Whether some choice matches whatever the call is. */
    boolean alwaysMatches() {
        return choices.stream().anyMatch(Choice::alwaysMatches);
    }
}
