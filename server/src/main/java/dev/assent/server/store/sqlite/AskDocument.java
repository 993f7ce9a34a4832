package dev.assent.server.store.sqlite;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ask as it is stored: the texts of its call apart from everything else, so that they can be overwritten.
 *
 * @param document all but what the other components hold
 * @param arguments as the agent sent them
 * @param editedArguments as they stand; null if nobody changed them
 * @param answeredArguments what the agent was told to run instead; null if nothing
 */
record AskDocument(
        String document,
        String arguments,
        @Nullable String editedArguments,
        @Nullable String answeredArguments,
        String context,
        List<VerdictDocument> verdicts) {

    static AskDocument of(Ask ask) {
        Members document = new Members()
                .text("id", ask.id())
                .object("origin", write(ask.origin()))
                .object("call", write(ask.call()))
                .object("evaluation", DecisionDocument.write(ask.evaluation()))
                .number("version", ask.version())
                .text("challenge", ask.challenge())
                .time("createTime", ask.createTime())
                .time("expireTime", ask.expireTime())
                .constant("state", ask.state())
                .object("end", ask.end(), AskDocument::write)
                .object("answer", ask.answer(), AskDocument::write)
                .object("remains", ask.remains(), AskDocument::write);
        return new AskDocument(
                document.toString(),
                JsonObject.toJson(ask.origin().arguments()),
                ask.isEdited() ? JsonObject.toJson(ask.call().arguments()) : null,
                ask.answer()
                        .flatMap(answer -> answer.decision().editedArguments())
                        .orElse(null),
                JsonObject.toJson(ask.call().context()),
                ask.verdicts().stream().map(VerdictDocument::of).toList());
    }

    Ask toAsk() {
        Fields fields = Fields.read(document);
        JsonObject sent = StoredJson.read(arguments);
        JsonObject standing = editedArguments == null ? sent : StoredJson.read(editedArguments);
        return new Ask(
                fields.text("id"),
                readOrigin(fields.object("origin"), sent),
                readCall(fields.object("call"), standing, StoredJson.read(context)),
                DecisionDocument.readEvaluation(fields.object("evaluation")),
                fields.number("version"),
                fields.text("challenge"),
                fields.time("createTime"),
                fields.time("expireTime"),
                fields.constant("state", AskState.class),
                verdicts.stream().map(VerdictDocument::toVerdict).toList(),
                fields.object("end", AskDocument::readEnd),
                fields.object("answer", this::readAnswer),
                fields.object("remains", AskDocument::readRemains));
    }

    private static Members write(Ask.Origin origin) {
        return new Members()
                .text("caller", origin.caller())
                .text("requestId", origin.requestId())
                .text("requestDigest", origin.requestDigest())
                .flag("acceptsEdits", origin.acceptsEdits());
    }

    private static Ask.Origin readOrigin(Fields fields, JsonObject arguments) {
        return new Ask.Origin(
                fields.text("caller"),
                fields.text("requestId"),
                fields.text("requestDigest"),
                fields.flag("acceptsEdits"),
                arguments);
    }

    private static Members write(ToolCall call) {
        return new Members()
                .text("tool", call.tool())
                .text("server", call.server())
                .text("agent", call.agent())
                .text("subject", call.subject())
                .text("session", call.session());
    }

    private static ToolCall readCall(Fields fields, JsonObject arguments, JsonObject context) {
        return new ToolCall(
                fields.text("tool"),
                fields.text("server"),
                arguments,
                fields.text("agent"),
                fields.text("subject"),
                fields.text("session"),
                context);
    }

    private static Members write(Ask.End end) {
        return new Members()
                .constant("trigger", end.trigger())
                .time("time", end.time())
                .object("reason", DecisionDocument.write(end.reason()));
    }

    private static Ask.End readEnd(Fields fields) {
        return new Ask.End(
                fields.constant("trigger", AskTrigger.class),
                fields.time("time"),
                DecisionDocument.readReason(fields.object("reason")));
    }

    private static Members write(Ask.Answer answer) {
        return new Members()
                .text("requestId", answer.requestId())
                .time("time", answer.time())
                .object("decision", DecisionDocument.write(answer.decision()));
    }

    private Ask.Answer readAnswer(Fields fields) {
        return new Ask.Answer(
                fields.text("requestId"),
                fields.time("time"),
                DecisionDocument.readDecision(fields.object("decision"), Optional.ofNullable(answeredArguments)));
    }

    private static Members write(Ask.Remains remains) {
        return new Members().text("digest", remains.digest()).flag("edited", remains.edited());
    }

    private static Ask.Remains readRemains(Fields fields) {
        return new Ask.Remains(fields.text("digest"), fields.flag("edited"));
    }
}
