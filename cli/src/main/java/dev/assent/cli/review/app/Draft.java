package dev.assent.cli.review.app;

import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.Edit;
import dev.assent.client.UntrustedText;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ArgumentEdits;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.IndentedJson;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arguments as the reviewer would have them.
 *
 * @param text as it came from the editor
 * @param problem why it cannot be sent; empty if it can
 * @param edits what leads from the arguments of the ask to these; none if there is a problem
 * @param edited the ask with these arguments; as it was if there is a problem
 */
record Draft(String text, String problem, List<Edit> edits, Ask edited) {
    /** Arguments as the server sends them: 1 MiB, indented. */
    private static final JsonLimits SENT = new JsonLimits(16 << 20, 64);

    private static final int MAX_VALUE_SHOWN = 120;

    Draft {
        edits = List.copyOf(edits);
    }

    /** What to edit: ASCII, everything else as JSON escapes, so that no editor has to be trusted with it. */
    static String textOf(Ask ask) {
        return IndentedJson.of(JsonText.of(arguments(ask))) + "\n";
    }

    /** Takes what the editor has left. */
    static Draft of(Ask ask, String text) {
        try {
            JsonObject before = arguments(ask);
            JsonObject after = JsonObject.parse(text, JsonLimits.CALL);
            List<Edit> edits = ArgumentEdits.between(before, after).stream()
                    .map(Draft::edit)
                    .toList();
            return new Draft(text, "", edits, with(ask, IndentedJson.of(after.toJson())));
        } catch (JsonException e) {
            String where = e.line() > 0 ? "line " + e.line() + ", column " + e.column() + ": " : "";
            return new Draft(text, where + e.getMessage(), List.of(), ask);
        } catch (IllegalArgumentException e) {
            return new Draft(text, String.valueOf(e.getMessage()), List.of(), ask);
        }
    }

    boolean isUnchanged() {
        return problem.isEmpty() && edits.isEmpty();
    }

    /** A line for each edit, with the value that was there, for the screen. */
    List<String> changes(Ask original) {
        List<String> lines = new ArrayList<>();
        for (Edit edit : edits) {
            String pointer = Shown.line(edit.pointer());
            String value = cut(Shown.line(edit.valueJson()));
            lines.add(
                    switch (edit.operation()) {
                        case ADD -> "+ " + pointer + "  " + value;
                        case REMOVE -> "- " + pointer;
                        case REPLACE -> "~ " + pointer + "  " + cut(before(original, edit)) + " -> " + value;
                    });
        }
        return lines;
    }

    private static String before(Ask original, Edit edit) {
        Optional<Object> value = Optional.of(arguments(original));
        for (String token :
                dev.assent.engine.json.JsonPointer.parse(edit.pointer()).tokens()) {
            value = value.flatMap(holder -> inside(holder, token));
        }
        return value.map(found -> Shown.line(JsonObject.toJson(found))).orElse("…");
    }

    private static Optional<Object> inside(Object holder, String token) {
        if (holder instanceof JsonObject object) {
            return object.find(token);
        }
        boolean index = holder instanceof List<?> && token.matches("[0-9]{1,7}");
        return index && Integer.parseInt(token) < ((List<?>) holder).size()
                ? Optional.of(((List<?>) holder).get(Integer.parseInt(token)))
                : Optional.empty();
    }

    private static String cut(String shown) {
        return shown.length() <= MAX_VALUE_SHOWN ? shown : shown.substring(0, MAX_VALUE_SHOWN) + "…";
    }

    private static JsonObject arguments(Ask ask) {
        return JsonObject.parse(ask.argumentsJson().raw(), SENT);
    }

    private static Edit edit(ArgumentEdit edit) {
        Edit.Operation operation = switch (edit.operation()) {
            case ADD -> Edit.Operation.ADD;
            case REPLACE -> Edit.Operation.REPLACE;
            case REMOVE -> Edit.Operation.REMOVE;
        };
        return new Edit(
                operation,
                edit.pointer().toString(),
                edit.value().map(JsonObject::toJson).orElse(""));
    }

    private static Ask with(Ask ask, String argumentsJson) {
        return new Ask(
                ask.summary(),
                ask.server(),
                new UntrustedText(argumentsJson, ""),
                ask.originalArgumentsJson(),
                ask.contextJson(),
                ask.reasons(),
                ask.verdicts(),
                ask.acceptsEdits(),
                ask.challenge(),
                ask.policyRevision(),
                ask.lastAllowedArgumentsJson(),
                ask.resolution(),
                ask.target(),
                ask.challengeKind());
    }
}
