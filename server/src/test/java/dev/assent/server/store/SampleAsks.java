package dev.assent.server.store;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPointer;
import dev.assent.engine.source.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks to store. */
public final class SampleAsks {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.000000001Z");

    /** Every kind of value, numbers that rounding would change, and text that a careless encoding would. */
    private static final String ARGUMENTS = """
            {"z": 1, "integer": 5, "double": 5.0, "negativeZero": -0.0, "small": 1e-320, "large": 1.5e300,
             "power": 1152921504606846976, "beside": 1152921504606847000, "max": 9223372036854775807,
             "huge": 123456789012345678901234567890, "null": null, "yes": true, "no": false, "": "",
             "text": "q\\"b\\\\n\\n\\u0000\\u001f\\u2028 \\u00e9 e\\u0301 \\ud83d\\ude00 \\u202e",
             "list": [1, [2.0, {"a": null}], {}, []], "\\u0000key": {"b": {"c": [null]}}}
            """;

    private SampleAsks() {}

    /** Of an agent that sent the request id {@code request-<id>}; expires after 15 minutes. */
    public static Ask pending(String id) {
        return pending(id, "caller", "request-" + id);
    }

    public static Ask pending(String id, String caller, String requestId) {
        return pending(id, caller, requestId, call("agent", "session"), Evaluation.DEFAULT_EXPIRY);
    }

    public static Ask pendingOf(String id, String agent, String session) {
        return pending(id, "caller", "request-" + id, call(agent, session), Evaluation.DEFAULT_EXPIRY);
    }

    public static Ask expiringAfter(String id, Duration duration) {
        return pending(id, "caller", "request-" + id, call("agent", "session"), duration);
    }

    /** The ask with one more approval that does not end it. */
    public static Ask approvedBy(Ask ask, String reviewer) {
        List<Verdict> verdicts = new ArrayList<>(ask.verdicts());
        verdicts.add(verdict(reviewer, ask.version(), List.of()));
        return new Ask(
                ask.id(),
                ask.origin(),
                ask.call(),
                ask.evaluation(),
                ask.version(),
                ask.challenge(),
                ask.createTime(),
                ask.expireTime(),
                ask.state(),
                verdicts,
                ask.end(),
                ask.answer());
    }

    public static Ask ended(Ask ask, AskTrigger trigger) {
        Reason reason = Reason.of(ReasonCode.ASK_CANCELLED, Effect.DENY);
        return ask.ended(trigger, reason, NOW.plusSeconds(60)).orElseThrow();
    }

    /** An ask in which nothing is empty: edited, voted on twice, approved and answered. */
    public static Ask complete(String id) {
        ToolCall call = new ToolCall(
                "payments.transfer",
                "bank",
                json(ARGUMENTS),
                "agent",
                "subject",
                "session",
                json("{\"confidence\": 0.25, \"votes\": [1, 2.0]}"));
        List<ArgumentEdit> edits = List.of(
                new ArgumentEdit(
                        ArgumentEdit.Operation.REPLACE,
                        JsonPointer.parse("/integer"),
                        Optional.of(json("{\"n\": 5.0}"))),
                new ArgumentEdit(
                        ArgumentEdit.Operation.ADD,
                        JsonPointer.parse("/a~1b~0"),
                        Optional.of(JsonObject.parseValue("null", JsonLimits.CALL))),
                new ArgumentEdit(ArgumentEdit.Operation.REMOVE, JsonPointer.parse("/yes"), Optional.empty()));
        JsonObject edited = call.arguments();
        for (ArgumentEdit edit : edits) {
            edited = edit.applyTo(edited);
        }
        ToolCall standing = call.withArguments(edited);
        Decision decision = new Decision(
                "decision-1",
                Effect.ALLOW,
                List.of(reason(ReasonCode.APPROVED, Effect.ALLOW)),
                "sha256:2",
                NOW.plusSeconds(70),
                "sha256:3",
                Optional.of(new Decision.AskReference(id, "request-" + id, NOW.plusSeconds(900))),
                Optional.of(edited.toCanonicalJson()),
                Optional.of(Risk.CRITICAL),
                List.of("ana", "bo"),
                List.of("a", "b"),
                List.of(new Obligation("l", "log", Map.of()), obligation()));
        return new Ask(
                id,
                new Ask.Origin("caller", "request-" + id, "sha256:1", true, call.arguments()),
                standing,
                new Evaluation(
                        Effect.ASK,
                        List.of(reason(ReasonCode.RULE_MATCHED, Effect.ASK), reason(ReasonCode.RULE_ERROR, Effect.ASK)),
                        Optional.of(new Review(
                                List.of(
                                        new ReviewRequirement(
                                                Set.of("finance", "Finance"),
                                                2,
                                                Optional.of(new Escalation(
                                                        Duration.ofMinutes(5).plusNanos(1), Set.of("CFO", "b"), 2))),
                                        new ReviewRequirement(
                                                Set.of("legal"),
                                                1,
                                                Optional.of(new Escalation(Duration.ofDays(30), Set.of("b")))),
                                        ReviewRequirement.ANYONE),
                                Risk.HIGH,
                                Duration.ofMinutes(15).plusNanos(1),
                                Optional.of(new Untrusted("ACME \u202e Ltd")))),
                        List.of("untrusted"),
                        List.of(obligation()),
                        "sha256:4"),
                2,
                "7 green",
                NOW,
                Instant.MAX,
                AskState.APPROVED,
                List.of(verdict("ana", 1, List.of()), verdict("bo", 2, edits), verdict("ana", 2, List.of())),
                Optional.of(new Ask.End(
                        AskTrigger.REQUIREMENTS_MET, NOW.plusNanos(999), reason(ReasonCode.APPROVED, Effect.ALLOW))),
                Optional.of(new Ask.Answer("request-" + id, NOW.plusSeconds(71), decision)));
    }

    private static Obligation obligation() {
        return new Obligation("o", "notify", Map.of("to", "caf\u00e9 \u202e", "empty", ""));
    }

    /** One that is put to further groups as well that long after {@link #NOW}; it expires after an hour. */
    static Ask escalatingAfter(String id, Duration after) {
        Ask ask = expiringAfter(id, Duration.ofHours(1));
        ReviewRequirement requirement =
                new ReviewRequirement(Set.of("a"), 1, Optional.of(new Escalation(after, Set.of("b"))));
        Evaluation evaluation = new Evaluation(
                Effect.ASK,
                ask.evaluation().reasons(),
                Optional.of(new Review(List.of(requirement), Risk.MEDIUM, Duration.ofHours(1))),
                "sha256:0");
        return Ask.open(id, ask.origin(), ask.call(), evaluation, ask.challenge(), NOW);
    }

    public static JsonObject json(String text) {
        return JsonObject.parse(text, JsonLimits.CALL);
    }

    private static Ask pending(String id, String caller, String requestId, ToolCall call, Duration expiresAfter) {
        Evaluation evaluation = new Evaluation(
                Effect.ASK,
                List.of(Reason.of(ReasonCode.DEFAULT_EFFECT, Effect.ASK)),
                Optional.of(new Review(List.of(ReviewRequirement.ANYONE), Risk.MEDIUM, expiresAfter)),
                "sha256:0");
        Ask.Origin origin = new Ask.Origin(caller, requestId, "sha256:1", false, call.arguments());
        return Ask.open(id, origin, call, evaluation, "7 green", NOW);
    }

    private static ToolCall call(String agent, String session) {
        return new ToolCall("mail.send", "", json("{\"to\": \"a@example.org\"}"), agent, "", session, JsonObject.EMPTY);
    }

    private static Verdict verdict(String reviewer, int version, List<ArgumentEdit> edits) {
        return new Verdict(
                new Reviewer(reviewer, Set.of("finance", "Finance"), true, true),
                Verdict.Outcome.APPROVE,
                "looks-right",
                new Untrusted("fine \u202e by me\n\0"),
                edits,
                version,
                NOW.plusNanos(3),
                "vote-" + reviewer + version,
                "sha256:5");
    }

    private static Reason reason(ReasonCode code, Effect effect) {
        return new Reason(
                code,
                "payments",
                "large-transfer",
                effect,
                Optional.of(new Position("payments.policy.yaml", 7, 9)),
                Optional.of(new Untrusted("more than \u00e9 1000 \ud83d\ude00")));
    }
}
