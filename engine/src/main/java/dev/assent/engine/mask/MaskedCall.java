package dev.assent.engine.mask;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one call as they may be shown, and the means to mask texts about the call: explanations and notes can
 * repeat a secret that only its place tells. For one thread.
 */
public final class MaskedCall {
    /** Enough for two mebibytes of ordinary text; a text made to be slow to look through costs no more. */
    private static final long MAX_STEPS = 16_000_000;

    private final Masking masking;
    private final List<MaskPath> declared;
    private final KnownSecrets known;
    private final Effort effort = new Effort(MAX_STEPS);
    private final List<List<String>> places = new ArrayList<>();
    private final ToolCall call;
    private final JsonObject arguments;

    MaskedCall(Masking masking, ToolCall call, List<MaskPath> declared) {
        this.masking = masking;
        this.call = call;
        this.declared = declared;
        this.known = SecretPlaces.literals(call, declared);
        this.arguments = members(call.arguments(), List.of(), declared, true);
    }

    /** The masked arguments, members in their order: {@code toJson} and {@code toCanonicalJson} are their texts. */
    public JsonObject arguments() {
        return arguments;
    }

    /** The context with what is secret by its name or its format masked, and what is secret in the arguments. */
    public JsonObject context() {
        return members(call.context(), List.of(), List.of(), false);
    }

    /** Where something is masked, in the order of the arguments: a value as a whole, or parts of a text. */
    public List<JsonPointer> places() {
        return places.stream().map(JsonPointer::new).toList();
    }

    /** Whether the value at the pointer is masked: as a whole, in parts, or with one around it. */
    public boolean isMasked(JsonPointer pointer) {
        return places.stream().anyMatch(place -> startsWith(pointer.tokens(), place));
    }

    /** Whether the value at the pointer is masked or has something masked below it. */
    public boolean hidesAt(JsonPointer pointer) {
        return isMasked(pointer) || places.stream().anyMatch(place -> startsWith(place, pointer.tokens()));
    }

    /** Any text about the call: its secrets and those of known formats are masked. */
    public String text(String text) {
        return hide(text);
    }

    /** A value that somebody wants to put at a place of the arguments. */
    public Object valueAt(JsonPointer pointer, Object json) {
        List<String> tokens = pointer.tokens();
        List<MaskPath> live = declared;
        for (int depth = 0; depth < tokens.size(); depth++) {
            live = SecretPlaces.passing(live, depth, tokens.get(depth));
            if (SecretPlaces.isWhole(live, depth, tokens.get(depth), json)) {
                return whole(json);
            }
        }
        return value(json, tokens, live, false);
    }

    /**
     * The value with the secrets of this call in the place of their marks, so that what nobody touched keeps its value; empty if
     * it has a mark that stands for none of them, or for one of several.
     */
    public Optional<Object> unmasked(Object json) {
        if (json instanceof String text) {
            return unmaskedText(text);
        }
        if (json instanceof Map<?, ?> members) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                Optional<Object> key = unmaskedText((String) member.getKey());
                Optional<Object> value = unmasked(member.getValue());
                if (value.isEmpty() || !(key.orElse(null) instanceof String name)) {
                    return Optional.empty();
                }
                all.put(name, value.get());
            }
            return Optional.of(JsonObject.of(all));
        }
        if (json instanceof List<?> elements) {
            List<Object> all = new ArrayList<>();
            for (Object element : elements) {
                unmasked(element).ifPresent(all::add);
            }
            return all.size() == elements.size()
                    ? Optional.of(JsonObject.shape().array(all))
                    : Optional.empty();
        }
        return Optional.of(json);
    }

    private Optional<Object> unmaskedText(String text) {
        if (Marks.isMark(text)) {
            return known.behind(text);
        }
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (Span mark : Marks.in(text)) {
            Object secret =
                    known.behind(text.substring(mark.start(), mark.end())).orElse(null);
            if (!(secret instanceof String part)) {
                return Optional.empty();
            }
            whole.append(text, from, mark.start()).append(part);
            from = mark.end();
        }
        return Optional.of(whole.append(text, from, text.length()).toString());
    }

    /** Once the bound of work is reached, what was not looked through to its end is masked whole. */
    private String hide(String text) {
        if (!effort.isSpent()) {
            String masked = masking.text(text, known, effort);
            if (!effort.isSpent()) {
                return masked;
            }
        }
        return text.isEmpty() ? text : masking.mark(text, known);
    }

    private Object value(Object value, List<String> path, List<MaskPath> live, boolean remembers) {
        if (value instanceof String text) {
            String masked = hide(text);
            if (remembers && !masked.equals(text)) {
                places.add(path);
            }
            return masked;
        }
        if (value instanceof Map<?, ?> members) {
            return members(members, path, live, remembers);
        }
        if (value instanceof List<?> elements) {
            List<Object> masked = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                masked.add(below(elements.get(i), path, Integer.toString(i), live, remembers));
            }
            return JsonObject.shape().array(masked);
        }
        return value;
    }

    private JsonObject members(Map<?, ?> members, List<String> path, List<MaskPath> live, boolean remembers) {
        Map<String, Object> masked = new LinkedHashMap<>();
        members.forEach((key, member) -> {
            String shown = hide((String) key);
            // without a hash two secret names can have one mark, and no member may get lost
            String unique = shown;
            for (int i = 2; masked.containsKey(unique); i++) {
                unique = shown + " (" + i + ")";
            }
            masked.put(unique, below(member, path, (String) key, live, remembers));
        });
        return JsonObject.of(masked);
    }

    private Object below(Object value, List<String> path, String token, List<MaskPath> live, boolean remembers) {
        List<MaskPath> passing = SecretPlaces.passing(live, path.size(), token);
        List<String> place = new ArrayList<>(path);
        place.add(token);
        if (!SecretPlaces.isWhole(passing, path.size(), token, value)) {
            return value(value, place, passing, remembers);
        }
        if (remembers) {
            places.add(place);
        }
        return whole(value);
    }

    private Object whole(Object value) {
        known.addLiterals(value);
        return masking.mark(value, known);
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }
}
