package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.record.DecisionFields;
import dev.assent.engine.record.FieldSink;
import dev.assent.server.port.DecisionLog;
import dev.assent.server.port.Telemetry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Puts decisions, verdicts and outcomes on record before anybody is told. Never an argument value. */
public final class DecisionRecorder {
    private final DecisionLog log;
    private final Masks masks;
    private final LastAllowed lastAllowed;
    private final Telemetry telemetry;

    public DecisionRecorder(DecisionLog log, Masks masks, LastAllowed lastAllowed, Telemetry telemetry) {
        this.log = log;
        this.masks = masks;
        this.lastAllowed = lastAllowed;
        this.telemetry = telemetry;
    }

    /** Completes with the decision once it is on record. */
    CompletableFuture<Decision> record(String caller, ToolCall call, Decision decision) {
        return log.append("decision", fields -> write(fields, caller, call, decision))
                .thenApply(done -> {
                    telemetry.decided(decision.effect());
                    if (decision.effect() == Effect.ALLOW) {
                        lastAllowed.keep(call);
                    }
                    return decision;
                });
    }

    private static void write(FieldSink fields, String caller, ToolCall call, Decision decision) {
        fields.put("id", decision.id());
        fields.put("caller", caller);
        fields.put("policy_revision", decision.revision());
        DecisionFields.write(fields, call, decision);
        decision.ask().ifPresent(ask -> {
            fields.put("ask_id", ask.askId());
            fields.put("request_id", ask.requestId());
        });
        if (!decision.approvedBy().isEmpty()) {
            fields.put("approved_by", decision.approvedBy());
        }
        decision.editedArguments().ifPresent(edited -> fields.put("edited", true));
    }

    /** Completes once the verdict is on record. */
    CompletableFuture<Void> record(Ask ask, Verdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ask_id", ask.id());
        fields.put("reviewer", verdict.reviewer().name());
        fields.put("outcome", verdict.outcome().name());
        fields.put("reason_code", verdict.reasonCode());
        fields.put("version", verdict.version());
        fields.put("call_digest", ask.digest());
        fields.put("edits", verdict.edits().size());
        fields.put("state", ask.state().name());
        return log.append("verdict", fields);
    }

    /** Completes once it is on record that the reviewer had the refusal of the ask forgotten. */
    CompletableFuture<Void> recordCleared(Ask ask, Reviewer reviewer) {
        return log.append(
                "refusal_cleared",
                Map.of("ask_id", ask.id(), "reviewer", reviewer.name(), "call_digest", ask.digest()));
    }

    /** Completes once the outcome is on record. */
    CompletableFuture<Void> recordOutcome(String caller, String decisionId, String outcome, String note) {
        return log.append(
                "outcome",
                Map.of("decision_id", decisionId, "caller", caller, "outcome", outcome, "note", masks.text(note)));
    }
}
