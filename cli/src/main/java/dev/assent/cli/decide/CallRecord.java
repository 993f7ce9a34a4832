package dev.assent.cli.decide;

import dev.assent.client.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import java.util.Optional;

/**
 * One line of a file of calls.
 *
 * @param id names the record; may be empty
 * @param note what the recorder says of the call
 * @param verdict what the person of the recording said, if asked
 * @param origin where the call comes from
 */
public record CallRecord(String id, ToolCall call, String note, Optional<RecordedAnswer> verdict, Origin origin) {
    /** A line holds a call of at most 1 MiB, and what was recorded around it. */
    private static final JsonLimits LINE = new JsonLimits(8 << 20, 100);

    /**
     * Where a call comes from, for those who count. Texts may be empty.
     *
     * @param label what the recorder takes the call for, such as benign or attack
     * @param seq place in the session
     */
    public record Origin(String corpus, String suite, String label, long seq) {}

    /** What the person of a recording said of an ask. */
    public record RecordedAnswer(boolean approves, String note) {}

    /**
     * Reads a line; {@code given} says what the record leaves open.
     *
     * @throws JsonException if the line is not a JSON object
     * @throws IllegalArgumentException with a message for people, if it is no record of a call
     */
    public static CallRecord parse(String line, ToolCall given) {
        JsonObject record = JsonObject.parse(line, LINE);
        if (!(record.get("tool") instanceof String tool)) {
            throw new IllegalArgumentException("the record has no `tool`");
        }
        if (!(record.getOrDefault("arguments", JsonObject.EMPTY) instanceof JsonObject arguments)) {
            throw new IllegalArgumentException("`arguments` is not a JSON object");
        }
        JsonObject meta = object(record, "meta");
        JsonObject context = object(record, "context");
        ToolCall call = new ToolCall(
                tool,
                text(record, "server", given.server()),
                arguments.toJson(),
                text(record, "agent", given.agent().isEmpty() ? text(meta, "agent", "") : given.agent()),
                text(record, "subject", given.subject()),
                text(record, "session", given.session()),
                context.isEmpty() ? given.contextJson() : context.toJson());
        return new CallRecord(text(record, "id", ""), call, text(record, "note", ""), answer(record), origin(record));
    }

    private static Origin origin(JsonObject record) {
        return new Origin(
                text(record, "corpus", ""),
                text(record, "suite", ""),
                text(record, "label", ""),
                record.get("seq") instanceof Long seq ? seq : 0);
    }

    private static Optional<RecordedAnswer> answer(JsonObject record) {
        JsonObject verdict = object(record, "verdict");
        return switch (text(verdict, "outcome", "")) {
            case "" -> Optional.empty();
            case "approve" -> Optional.of(new RecordedAnswer(true, text(verdict, "note", "")));
            case "reject" -> Optional.of(new RecordedAnswer(false, text(verdict, "note", "")));
            default -> throw new IllegalArgumentException("`verdict.outcome` is neither approve nor reject");
        };
    }

    private static String text(JsonObject record, String key, String otherwise) {
        return record.get(key) instanceof String text ? text : otherwise;
    }

    private static JsonObject object(JsonObject record, String key) {
        return record.get(key) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }
}
