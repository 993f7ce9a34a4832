package dev.assent.cli.review.detail;

import dev.assent.cli.view.Shown;
import dev.assent.client.UntrustedText;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Decoded;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.ExactJson;
import dev.assent.engine.json.IndentedJson;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPlaces;
import dev.assent.engine.json.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Texts of an ask in display form: identifiers in ASCII, prose and JSON with the scripts that the reviewer reads.
 *
 * @param scripts those of prose
 */
record Texts(Scripts scripts) {
    /** What a server may send back: arguments of 1 MiB, indented. */
    private static final JsonLimits LIMITS = new JsonLimits(16 << 20, 64);

    String identifier(UntrustedText text) {
        return Shown.line(text);
    }

    List<String> prose(UntrustedText text) {
        return Shown.lines(text, scripts).stream().map(Texts::basic).toList();
    }

    List<String> json(UntrustedText json) {
        return Shown.json(json, scripts).stream().map(Texts::basic).toList();
    }

    List<String> decoded(Decoded part) {
        return part.display(scripts).lines().map(Texts::basic).toList();
    }

    String line(Untrusted text) {
        return basic(text.display(scripts));
    }

    /** A value of {@link #parsed} as indented JSON. */
    List<String> value(Object value) {
        String compact = ExactJson.write(value, JsonObject.shape());
        String form = new Untrusted(IndentedJson.of(compact)).displayJson(scripts);
        return form.lines().map(Texts::basic).toList();
    }

    /** A value of {@link #parsed} as JSON on one line. */
    String brief(Object value) {
        return line(new Untrusted(ExactJson.write(value, JsonObject.shape())));
    }

    String pointer(JsonPointer pointer) {
        return line(new Untrusted(pointer.toString()));
    }

    /**
     * Letters beyond U+FFFF are escaped whatever the reviewer reads: JLine finds what to paint anew by UTF-16 units, and
     * would send half a letter.
     */
    private static String basic(String form) {
        if (form.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return form;
        }
        StringBuilder out = new StringBuilder(form.length() + 16);
        form.codePoints().forEach(c -> {
            if (Character.isBmpCodePoint(c)) {
                out.append((char) c);
            } else {
                out.append(String.format("⟦U+%04X⟧", c));
            }
        });
        return out.toString();
    }

    /** The object that the text is; empty if it is none, and then it can be shown but not compared. */
    static Optional<JsonObject> parsed(UntrustedText json) {
        try {
            return Optional.of(JsonObject.parse(Shown.of(json).raw(), LIMITS));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** On which line of the JSON text the value stands, from 0. */
    static int lineOf(UntrustedText json, JsonPointer pointer) {
        return JsonPlaces.of(Shown.of(json).raw(), pointer).line() - 1;
    }

    /** Where in the object the target stands: a value that equals it, else one that contains it. */
    static Optional<JsonPointer> find(UntrustedText json, UntrustedText target) {
        String wanted = Shown.of(target).raw();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Map<JsonPointer, Object> leaves = parsed(json).map(Leaves::of).orElse(Map.of());
        return first(leaves, value -> value.equals(wanted)).or(() -> first(leaves, value -> value.contains(wanted)));
    }

    private static Optional<JsonPointer> first(Map<JsonPointer, Object> leaves, Predicate<String> wanted) {
        return leaves.entrySet().stream()
                .filter(leaf -> wanted.test(leaf.getValue().toString()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** As in {@code 45,211 characters}. */
    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
