package dev.assent.engine.ask;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.json.JsonLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Asks to test with. */
final class Asks {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Asks() {}

    static ToolCall transfer(String arguments) {
        return new ToolCall(
                "transfer", "bank", JsonObject.parse(arguments, JsonLimits.CALL), "bot", "sue", "s1", JsonObject.EMPTY);
    }

    static Evaluation asking(Risk risk, List<ReviewRequirement> requirements, String... rules) {
        List<Reason> reasons = Arrays.stream(rules)
                .map(rule ->
                        new Reason(ReasonCode.RULE_MATCHED, "p", rule, Effect.ASK, Optional.empty(), Optional.empty()))
                .toList();
        return new Evaluation(
                Effect.ASK, reasons, Optional.of(new Review(requirements, risk, Duration.ofMinutes(15))), "sha256:1");
    }

    static Evaluation saying(Effect effect) {
        return new Evaluation(
                effect, List.of(Reason.of(ReasonCode.DEFAULT_EFFECT, effect)), Optional.empty(), "sha256:2");
    }

    static Ask pending(Evaluation evaluation, boolean acceptsEdits) {
        ToolCall call = transfer("{\"amount\":10,\"to\":{\"name\":\"eve\"}}");
        return Ask.open(
                "a".repeat(26),
                new Ask.Origin("agent-caller", "r1", "sha256:r", acceptsEdits, call.arguments()),
                call,
                evaluation,
                "K7Q",
                NOON);
    }
}
