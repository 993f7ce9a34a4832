package dev.assent.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.Expectation;
import dev.assent.engine.testing.SuiteRunner;
import dev.assent.engine.testing.TestCase;
import dev.assent.engine.testing.TestStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The recorded session of the demo shows what the demo promises. */
final class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Expectation NOTHING_EXPECTED = new Expectation(
            Effect.ALLOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void thePoisonedMessageShowsEveryEffectAndBothVerdicts() throws IOException {
        List<JsonObject> calls = calls("poisoned-message.jsonl");
        List<Evaluation> evaluations = decide(calls);
        List<Object> verdicts = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            JsonObject call = calls.get(i);
            assertThat(call.containsKey("verdict"))
                    .as("call %s", call.get("seq"))
                    .isEqualTo(evaluations.get(i).effect() == Effect.ASK);
            if (call.get("verdict") instanceof JsonObject verdict) {
                verdicts.add(verdict.select("outcome"));
            }
        }
        assertThat(evaluations.get(5).askingRules()).contains("customer-support.bank-transfers/after-a-strangers-text");
        assertThat(evaluations)
                .extracting(Evaluation::effect)
                .containsExactly(
                        Effect.ALLOW,
                        Effect.ALLOW,
                        Effect.ALLOW,
                        Effect.ASK,
                        Effect.ALLOW,
                        Effect.ASK,
                        Effect.DENY,
                        Effect.DENY,
                        Effect.ALLOW);
        assertThat(verdicts).containsExactly("approve", "reject");
    }

    private static PolicySet starterPolicies() {
        List<SourceFile> files =
                Folder.all().stream().flatMap(folder -> folder.files().stream()).toList();
        return PolicyCompiler.compile(files, PolicyOptions.DEFAULT).policySet().orElseThrow();
    }

    /** One after another, with what the calls before left behind. */
    private static List<Evaluation> decide(List<JsonObject> calls) {
        List<TestStep> steps = calls.stream()
                .map(call -> new TestStep(toolCall(call), NOW, NOTHING_EXPECTED))
                .toList();
        TestCase session = new TestCase("session", new Position("session", 1, 1), Set.of(), steps);
        return new SuiteRunner(new Evaluator(EvaluationLimits.DEFAULT, () -> 0)).evaluate(starterPolicies(), session);
    }

    private static ToolCall toolCall(JsonObject call) {
        return new ToolCall(
                (String) call.select("tool"),
                (String) call.select("server"),
                (JsonObject) call.select("arguments"),
                (String) call.select("agent"),
                (String) call.select("subject"),
                (String) call.select("session"),
                (JsonObject) call.select("context"));
    }

    private static List<JsonObject> calls(String file) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("basedir", "."), "..", "examples", "sessions", file))
                .stream()
                .map(line -> JsonObject.parse(line, JsonLimits.CALL))
                .toList();
    }
}
