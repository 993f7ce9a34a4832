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

    /** Every choice, here and in nested rules, in the order of the file. */
    public List<Choice> allChoices() {
        return choices.stream()
                .flatMap(choice -> choice instanceof Choice.Nested nested
                        ? Stream.concat(Stream.of(choice), nested.rule().allChoices().stream())
                        : Stream.of(choice))
                .toList();
    }

    /** Every choice with an effect, here and in nested rules. */
    public Stream<Choice.Outcome> outcomes() {
        return choices.stream().flatMap(Choice::outcomes);
    }

    /** The strictest effect that this block can have. */
    public Effect strictest() {
        return outcomes().map(Choice.Outcome::effect).reduce(Effect.ALLOW, Effect::strictest);
    }

    /**
     * Whether a guard, here or in nested rules, keeps choices below it from being looked at. Which of them is not known where the
     * guard is in error.
     */
    public boolean guardsChoices() {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i) instanceof Choice.Nested nested) {
                boolean guards =
                        semantics == Semantics.MATCH && nested.condition().isPresent() && i < choices.size() - 1;
                if (guards || nested.rule().guardsChoices()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether some choice matches whatever the call is. */
    boolean alwaysMatches() {
        return choices.stream().anyMatch(Choice::alwaysMatches);
    }
}
