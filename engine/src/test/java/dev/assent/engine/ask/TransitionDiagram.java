package dev.assent.engine.ask;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the table of transitions as a Mermaid state diagram: an edge for each two states, with what leads along it. */
final class TransitionDiagram {
    private TransitionDiagram() {}

    static String draw() {
        return Stream.of(
                        Stream.of("stateDiagram-v2", "    [*] --> " + AskState.PENDING),
                        Arrays.stream(AskState.values()).flatMap(TransitionDiagram::edgesFrom),
                        Arrays.stream(AskState.values())
                                .filter(AskState::isFinal)
                                .map(state -> "    " + state + " --> [*]"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> edgesFrom(AskState from) {
        return Arrays.stream(AskState.values()).flatMap(to -> edge(from, to).stream());
    }

    private static Optional<String> edge(AskState from, AskState to) {
        String triggers = Arrays.stream(AskTrigger.values())
                .filter(trigger -> AskTransitions.after(from, trigger).equals(Optional.of(to)))
                .map(AskTrigger::name)
                .collect(Collectors.joining(", "));
        return triggers.isEmpty() ? Optional.empty() : Optional.of("    " + from + " --> " + to + ": " + triggers);
    }
}
