package dev.assent.engine.ask;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.TextFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What asks have in common that may be shown as one row: agent, server, tool, asking rules, risk, and the form of the arguments. Only
 * what a person can look over beside others has one.
 */
final class GroupKey {
    /** Longest arguments, in characters of JSON. */
    static final int MAX_ARGUMENTS = 8_192;

    private static final int DIGEST_PREFIX = "sha256:".length();
    private static final int DIGITS = 32;

    private GroupKey() {}

    /** The key; empty if the ask should be looked at alone. */
    static String of(Ask ask, int argumentCharacters, Set<TextFlag> flags) {
        boolean alone = ask.state().isFinal()
                || ask.isEdited()
                || Blindness.wantsSeveral(ask.review())
                || argumentCharacters > MAX_ARGUMENTS
                || flags.stream().anyMatch(TextFlag::isHiding);
        if (alone) {
            return "";
        }
        ToolCall call = ask.call();
        String common = JsonObject.of(Map.of(
                        "agent", call.agent(),
                        "server", call.server(),
                        "tool", call.tool(),
                        "rules", List.copyOf(ask.evaluation().askingRules()),
                        "risk", ask.review().risk().name(),
                        "form", form(call.arguments())))
                .toCanonicalJson();
        return CallDigest.sha256(common).substring(DIGEST_PREFIX, DIGEST_PREFIX + DIGITS);
    }

    /** The value with the name of its type in the place of each text, number, truth value and null. */
    private static Object form(Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> forms = new LinkedHashMap<>();
            members.forEach((name, member) -> forms.put((String) name, form(member)));
            return JsonObject.of(forms);
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(GroupKey::form).toList();
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Number ? "number" : "null";
    }
}
