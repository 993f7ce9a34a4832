package dev.assent.engine.mask;

import dev.assent.engine.call.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which values of a call are secret for their place: at a declared path, or under a name that tells. */
final class SecretPlaces {
    private final KnownSecrets known = new KnownSecrets();

    private SecretPlaces() {}

    /**
     * What is masked for its place. It must be known before the first text is looked at: it can be repeated in any. Linear in
     * the call.
     */
    static KnownSecrets literals(ToolCall call, List<MaskPath> declared) {
        SecretPlaces places = new SecretPlaces();
        places.collect(call.arguments(), 0, declared);
        places.collect(call.context(), 0, List.of());
        return places.known;
    }

    private void collect(Object value, int depth, List<MaskPath> live) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> collectBelow(member, depth, (String) key, live));
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                // a number is no telling name: without a path its digits are not needed
                collectBelow(elements.get(i), depth, live.isEmpty() ? "" : Integer.toString(i), live);
            }
        }
    }

    private void collectBelow(Object value, int depth, String token, List<MaskPath> live) {
        List<MaskPath> passing = passing(live, depth, token);
        if (isWhole(passing, depth, token, value)) {
            known.addLiterals(value);
        } else {
            collect(value, depth + 1, passing);
        }
    }

    /** A declared value is masked whatever it is; one with a telling name if there is something to tell. */
    static boolean isWhole(List<MaskPath> passing, int depth, String token, Object value) {
        for (MaskPath path : passing) {
            if (path.segments().size() == depth + 1) {
                return true;
            }
        }
        boolean tells = value instanceof String text
                ? !text.isBlank() && !Marks.isMark(text)
                : value instanceof Number || value instanceof Map<?, ?> || value instanceof List<?>;
        return tells && SecretNames.contains(token);
    }

    /** Those of the paths that go through a member or an element. */
    static List<MaskPath> passing(List<MaskPath> live, int depth, String token) {
        List<MaskPath> passing = List.of();
        for (MaskPath path : live) {
            if (path.segments().size() > depth && path.passes(depth, token)) {
                passing = passing.isEmpty() ? new ArrayList<>() : passing;
                passing.add(path);
            }
        }
        return passing;
    }
}
