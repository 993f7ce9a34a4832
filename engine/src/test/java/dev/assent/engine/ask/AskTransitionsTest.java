package dev.assent.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table as it is written down for people, and what an ask does for every pair of a state and a trigger. */
class AskTransitionsTest {
    private static final Path PAGE = Path.of("../docs/protocol.md");
    private static final Path CASES = Path.of("src/test/resources/transitions.csv");
    private static final String NOTHING = "-";
    private static final Evaluation ASKED = Asks.asking(Risk.MEDIUM, List.of(ReviewRequirement.ANYONE), "r");

    @Test
    void diagramInTheManual_isTheTable() throws IOException {
        String page = Files.readString(PAGE);
        String block = "```mermaid\n" + TransitionDiagram.draw() + "```\n";
        assertThat(page.contains(block))
                .as("docs/protocol.md, \"The life of an ask\", must hold this block:\n" + block)
                .isTrue();
        assertThat(page.split("stateDiagram-v2", -1)).as("diagrams").hasSize(2);
    }

    /** A trigger or a state that is added has no case, a transition that is added or taken away has a wrong one. */
    @Test
    void everyPairHasACase() throws IOException {
        List<String> pairs = new ArrayList<>();
        for (AskState state : AskState.values()) {
            for (AskTrigger trigger : AskTrigger.values()) {
                pairs.add(state + " " + trigger);
            }
        }
        assertThat(cases().keySet()).containsExactlyInAnyOrderElementsOf(pairs);
    }

    @TestFactory
    Stream<DynamicTest> cases_holdForTheTable_andForAnAsk() throws IOException {
        return cases().entrySet().stream()
                .map(c -> DynamicTest.dynamicTest(c.getKey() + " -> " + c.getValue(), () -> {
                    AskState from = AskState.valueOf(c.getKey().split(" ", -1)[0]);
                    AskTrigger trigger = AskTrigger.valueOf(c.getKey().split(" ", -1)[1]);
                    Optional<AskState> to = Optional.of(c.getValue())
                            .filter(name -> !name.equals(NOTHING))
                            .map(AskState::valueOf);
                    assertThat(AskTransitions.after(from, trigger)).isEqualTo(to);
                    assertThat(end(in(from), trigger).map(Ask::state)).isEqualTo(to);
                }));
    }

    @Test
    void anEnd_isKeptWithItsTriggerTimeAndReason() {
        Ask ended = end(in(AskState.PENDING), AskTrigger.TIME_UP).orElseThrow();
        assertThat(ended.end()).contains(new Ask.End(AskTrigger.TIME_UP, Asks.NOON, reason()));
    }

    private static Map<String, String> cases() throws IOException {
        Map<String, String> cases = new TreeMap<>();
        for (String line : Files.readAllLines(CASES)) {
            String[] parts = line.split(",", -1);
            assertThat(parts).as(line).hasSize(3);
            assertThat(cases.put(parts[0] + " " + parts[1], parts[2])).as(line).isNull();
        }
        return cases;
    }

    /** An ask that came to be in that state the way asks do: by the first trigger that leads there. */
    private static Ask in(AskState state) {
        Ask pending = Asks.pending(ASKED, false);
        return state == AskState.PENDING
                ? pending
                : Stream.of(AskTrigger.values())
                        .flatMap(trigger -> end(pending, trigger).stream())
                        .filter(ask -> ask.state() == state)
                        .findFirst()
                        .orElseThrow();
    }

    private static Optional<Ask> end(Ask ask, AskTrigger trigger) {
        return ask.ended(trigger, reason(), Asks.NOON);
    }

    private static Reason reason() {
        return Reason.of(ReasonCode.ASK_CANCELLED, Effect.DENY);
    }
}
