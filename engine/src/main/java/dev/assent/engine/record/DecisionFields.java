package dev.assent.engine.record;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.Risk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a decision's record, in their order, as JSON values. Never an argument value, never an explanation. */
public final class DecisionFields {
    private DecisionFields() {}

    /** Writes those of a decision as it was given. */
    public static void write(FieldSink fields, ToolCall call, Decision decision) {
        write(
                fields,
                call,
                decision.callDigest(),
                decision.effect(),
                decision.reasons(),
                decision.risk(),
                decision.labels(),
                decision.obligations());
    }

    /** Of the decision that an evaluation leads to, before anybody is asked. */
    public static Map<String, Object> of(ToolCall call, Evaluation evaluation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        boolean runs = evaluation.effect() == Effect.ALLOW;
        write(
                fields::put,
                call,
                CallDigest.of(call),
                evaluation.effect(),
                evaluation.reasons(),
                evaluation.review().map(Evaluation.Review::risk),
                evaluation.labels(),
                runs ? evaluation.obligations() : List.of());
        return fields;
    }

    /** One reason. */
    public static Map<String, Object> reason(Reason reason) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", reason.code().name());
        fields.put("effect", reason.effect().name());
        if (!reason.rule().isEmpty()) {
            fields.put("rule", reason.ruleName());
        }
        reason.position().ifPresent(at -> fields.put("at", at.toString()));
        return fields;
    }

    private static void write(
            FieldSink fields,
            ToolCall call,
            String digest,
            Effect effect,
            List<Reason> reasons,
            Optional<Risk> risk,
            List<String> labels,
            List<Obligation> obligations) {
        fields.put("effect", effect.name());
        fields.put("tool", call.tool());
        fields.put("server", call.server());
        fields.put("agent", call.agent());
        fields.put("subject", call.subject());
        fields.put("session", call.session());
        fields.put("call_digest", digest);
        fields.putReasons("reasons", reasons);
        risk.ifPresent(known -> fields.put("risk", known.name()));
        if (!labels.isEmpty()) {
            fields.put("labels", labels);
        }
        if (!obligations.isEmpty()) {
            fields.put("obligations", obligations.stream().map(Obligation::type).toList());
        }
    }
}
