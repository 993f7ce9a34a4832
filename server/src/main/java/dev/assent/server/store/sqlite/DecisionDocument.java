package dev.assent.server.store.sqlite;

import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.source.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Evaluations, reasons and decisions as JSON. */
final class DecisionDocument {
    private DecisionDocument() {}

    static Members write(Evaluation evaluation) {
        return new Members()
                .constant("effect", evaluation.effect())
                .objects("reasons", evaluation.reasons(), DecisionDocument::write)
                .object("review", evaluation.review(), DecisionDocument::write)
                .texts("labels", evaluation.labels())
                .objects("obligations", evaluation.obligations(), DecisionDocument::write)
                .text("revision", evaluation.revision());
    }

    static Evaluation readEvaluation(Fields fields) {
        return new Evaluation(
                fields.constant("effect", Effect.class),
                fields.objects("reasons", DecisionDocument::readReason),
                fields.object("review", DecisionDocument::readReview),
                fields.texts("labels"),
                fields.objects("obligations", DecisionDocument::readObligation),
                fields.text("revision"));
    }

    static Members write(Reason reason) {
        return new Members()
                .constant("code", reason.code())
                .text("policy", reason.policy())
                .text("rule", reason.rule())
                .constant("effect", reason.effect())
                .object("position", reason.position(), DecisionDocument::write)
                .object("explanation", reason.explanation(), text -> new Members().text("text", text));
    }

    static Reason readReason(Fields fields) {
        return new Reason(
                fields.constant("code", ReasonCode.class),
                fields.text("policy"),
                fields.text("rule"),
                fields.constant("effect", Effect.class),
                fields.object("position", DecisionDocument::readPosition),
                fields.object("explanation", text -> text.untrusted("text")));
    }

    /** All but the edited arguments, which are kept with the call. */
    static Members write(Decision decision) {
        return new Members()
                .text("id", decision.id())
                .constant("effect", decision.effect())
                .objects("reasons", decision.reasons(), DecisionDocument::write)
                .text("revision", decision.revision())
                .time("time", decision.time())
                .text("callDigest", decision.callDigest())
                .object("ask", decision.ask(), DecisionDocument::write)
                .object("risk", decision.risk(), risk -> new Members().constant("level", risk))
                .texts("approvedBy", decision.approvedBy())
                .texts("labels", decision.labels())
                .objects("obligations", decision.obligations(), DecisionDocument::write);
    }

    static Decision readDecision(Fields fields, Optional<String> editedArguments) {
        return new Decision(
                fields.text("id"),
                fields.constant("effect", Effect.class),
                fields.objects("reasons", DecisionDocument::readReason),
                fields.text("revision"),
                fields.time("time"),
                fields.text("callDigest"),
                fields.object("ask", DecisionDocument::readAskReference),
                editedArguments,
                fields.object("risk", risk -> risk.constant("level", Risk.class)),
                fields.texts("approvedBy"),
                fields.texts("labels"),
                fields.objects("obligations", DecisionDocument::readObligation));
    }

    private static Members write(Obligation obligation) {
        return new Members()
                .text("id", obligation.id())
                .text("type", obligation.type())
                .objects(
                        "properties",
                        List.copyOf(obligation.properties().entrySet()),
                        property ->
                                new Members().text("name", property.getKey()).text("value", property.getValue()));
    }

    private static Obligation readObligation(Fields fields) {
        Map<String, String> properties = new TreeMap<>();
        fields.objects("properties", property -> properties.put(property.text("name"), property.text("value")));
        return new Obligation(fields.text("id"), fields.text("type"), properties);
    }

    private static Members write(Review review) {
        return new Members()
                .objects("requirements", review.requirements(), DecisionDocument::write)
                .constant("risk", review.risk())
                .duration("expiresAfter", review.expiresAfter())
                .object("target", review.target(), text -> new Members().text("text", text));
    }

    private static Review readReview(Fields fields) {
        return new Review(
                fields.objects("requirements", DecisionDocument::readRequirement),
                fields.constant("risk", Risk.class),
                fields.duration("expiresAfter"),
                fields.object("target", text -> text.untrusted("text")));
    }

    private static Members write(ReviewRequirement requirement) {
        return new Members()
                .texts("groups", requirement.groups())
                .number("approvals", requirement.approvals())
                .object("escalation", requirement.escalation(), DecisionDocument::write);
    }

    private static ReviewRequirement readRequirement(Fields fields) {
        return new ReviewRequirement(
                Set.copyOf(fields.texts("groups")),
                fields.number("approvals"),
                fields.object("escalation", DecisionDocument::readEscalation));
    }

    private static Members write(Escalation escalation) {
        return new Members()
                .duration("after", escalation.after())
                .texts("groups", escalation.groups())
                .number("since", escalation.since());
    }

    private static Escalation readEscalation(Fields fields) {
        return new Escalation(fields.duration("after"), Set.copyOf(fields.texts("groups")), fields.number("since"));
    }

    private static Members write(Position position) {
        return new Members()
                .text("file", position.file())
                .number("line", position.line())
                .number("column", position.column());
    }

    private static Position readPosition(Fields fields) {
        return new Position(fields.text("file"), fields.number("line"), fields.number("column"));
    }

    private static Members write(AskReference ask) {
        return new Members()
                .text("askId", ask.askId())
                .text("requestId", ask.requestId())
                .time("expireTime", ask.expireTime());
    }

    private static AskReference readAskReference(Fields fields) {
        return new AskReference(fields.text("askId"), fields.text("requestId"), fields.time("expireTime"));
    }
}
