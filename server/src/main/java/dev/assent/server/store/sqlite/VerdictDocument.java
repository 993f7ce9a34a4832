package dev.assent.server.store.sqlite;

import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A verdict as it is stored.
 *
 * @param document all but the edits
 * @param edits JSON array, apart, so that the values can be overwritten with the call
 */
record VerdictDocument(String document, String edits) {

    static VerdictDocument of(Verdict verdict) {
        Members document = new Members()
                .object("reviewer", write(verdict.reviewer()))
                .constant("outcome", verdict.outcome())
                .text("reasonCode", verdict.reasonCode())
                .text("note", verdict.note())
                .number("version", verdict.version())
                .time("time", verdict.time())
                .text("requestId", verdict.requestId())
                .text("requestDigest", verdict.requestDigest());
        return new VerdictDocument(
                document.toString(),
                JsonObject.toJson(
                        verdict.edits().stream().map(VerdictDocument::write).toList()));
    }

    Verdict toVerdict() {
        Fields fields = Fields.read(document);
        return new Verdict(
                readReviewer(fields.object("reviewer")),
                fields.constant("outcome", Verdict.Outcome.class),
                fields.text("reasonCode"),
                fields.untrusted("note"),
                readEdits(edits),
                fields.number("version"),
                fields.time("time"),
                fields.text("requestId"),
                fields.text("requestDigest"));
    }

    private static Members write(Reviewer reviewer) {
        return new Members()
                .text("name", reviewer.name())
                .texts("groups", reviewer.groups())
                .flag("everyGroup", reviewer.everyGroup())
                .flag("maySelfReview", reviewer.maySelfReview());
    }

    private static Reviewer readReviewer(Fields fields) {
        return new Reviewer(
                fields.text("name"),
                Set.copyOf(fields.texts("groups")),
                fields.flag("everyGroup"),
                fields.flag("maySelfReview"));
    }

    private static Map<String, Object> write(ArgumentEdit edit) {
        Map<String, Object> members = new LinkedHashMap<>(new Members()
                .constant("operation", edit.operation())
                .text("pointer", edit.pointer().toString())
                .tree());
        edit.value().ifPresent(value -> members.put("value", value));
        return members;
    }

    private static List<ArgumentEdit> readEdits(String text) {
        return ((List<?>) JsonObject.parseValue(text, StoredJson.UNLIMITED))
                .stream()
                        .map(element -> readEdit(new Fields((JsonObject) element)))
                        .toList();
    }

    private static ArgumentEdit readEdit(Fields fields) {
        return new ArgumentEdit(
                fields.constant("operation", ArgumentEdit.Operation.class),
                JsonPointer.parse(fields.text("pointer")),
                Optional.ofNullable(fields.object().get("value")));
    }
}
