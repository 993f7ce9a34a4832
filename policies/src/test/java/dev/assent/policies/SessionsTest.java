package dev.assent.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded session of the demo shows what the demo promises. */
final class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void thePoisonedMessageShowsEveryEffectAndBothVerdicts() throws IOException {
        List<Effect> effects = new ArrayList<>();
        List<Object> verdicts = new ArrayList<>();
        PolicySet policies = starterPolicies();
        for (JsonObject call : calls("poisoned-message.jsonl")) {
            Effect effect = decide(policies, call);
            effects.add(effect);
            assertThat(call.containsKey("verdict"))
                    .as("call %s", call.get("seq"))
                    .isEqualTo(effect == Effect.ASK);
            if (call.get("verdict") instanceof JsonObject verdict) {
                verdicts.add(verdict.select("outcome"));
            }
        }
        assertThat(effects)
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

    private static Effect decide(PolicySet policies, JsonObject call) {
        ToolCall toolCall = new ToolCall(
                (String) call.select("tool"),
                (String) call.select("server"),
                (JsonObject) call.select("arguments"),
                (String) call.select("agent"),
                (String) call.select("subject"),
                (String) call.select("session"),
                (JsonObject) call.select("context"));
        return new Evaluator(EvaluationLimits.DEFAULT, () -> 0)
                .evaluate(policies, toolCall, NOW)
                .effect();
    }

    private static List<JsonObject> calls(String file) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("basedir", "."), "..", "examples", "sessions", file))
                .stream()
                .map(line -> JsonObject.parse(line, JsonLimits.CALL))
                .toList();
    }
}
