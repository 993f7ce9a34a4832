package dev.assent.cli.review.plain;

import dev.assent.client.Edit;
import dev.assent.client.Edit.Operation;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.IndentedJson;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPointer;
import java.util.Optional;

/** One line of an edit: {@code POINTER=JSON} replaces, {@code +POINTER=JSON} adds, {@code -POINTER} removes. */
record EditLine(Edit edit, ArgumentEdit change) {
    static final String FORM = "/POINTER=JSON replaces, +/POINTER=JSON adds, -/POINTER removes";

    /** Arguments as the server sends them: 1 MiB, indented. */
    private static final JsonLimits LIMITS = new JsonLimits(16 << 20, 64);

    /** @throws IllegalArgumentException with a message for the reviewer */
    static EditLine parse(String line) {
        if (line.startsWith("-")) {
            return of(Operation.REMOVE, line.substring(1).strip(), "");
        }
        Operation operation = line.startsWith("+") ? Operation.ADD : Operation.REPLACE;
        String rest = line.startsWith("+") ? line.substring(1).strip() : line;
        // a name may contain =, so the value begins after the first one that leaves valid JSON
        for (int at = rest.indexOf('='); at >= 0; at = rest.indexOf('=', at + 1)) {
            String value = rest.substring(at + 1).strip();
            if (isJson(value)) {
                return of(operation, rest.substring(0, at).strip(), value);
            }
        }
        throw new IllegalArgumentException(
                rest.indexOf('=') < 0 ? FORM : "the value is not JSON; a text stands in double quotes");
    }

    /** The indented arguments with this change. */
    static String apply(EditLine line, String argumentsJson) {
        JsonObject changed = line.change().applyTo(JsonObject.parse(argumentsJson, LIMITS));
        return IndentedJson.of(changed.toJson());
    }

    private static EditLine of(Operation operation, String pointer, String value) {
        Optional<Object> parsed =
                value.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parseValue(value, JsonLimits.CALL));
        ArgumentEdit.Operation same = switch (operation) {
            case ADD -> ArgumentEdit.Operation.ADD;
            case REPLACE -> ArgumentEdit.Operation.REPLACE;
            case REMOVE -> ArgumentEdit.Operation.REMOVE;
        };
        return new EditLine(
                new Edit(operation, pointer, value), new ArgumentEdit(same, JsonPointer.parse(pointer), parsed));
    }

    private static boolean isJson(String text) {
        try {
            JsonObject.parseValue(text, JsonLimits.CALL);
            return true;
        } catch (JsonException e) {
            return false;
        }
    }
}
