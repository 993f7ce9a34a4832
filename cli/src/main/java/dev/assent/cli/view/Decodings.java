package dev.assent.cli.view;

import dev.assent.client.UntrustedText;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.display.Decoded;
import dev.assent.engine.display.Scripts;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What encoded texts inside arguments say, to be shown after them. */
public final class Decodings {
    /** More are not shown; the raw arguments are. */
    public static final int MOST = 20;

    private final List<Decoded> found = new ArrayList<>();

    private Decodings() {}

    /** Of the strings of a JSON text, in their order, each under its JSON pointer; none if it is not an object. */
    public static List<Decoded> of(UntrustedText json) {
        Decodings decodings = new Decodings();
        decodings.walk(JsonText.parsed(json), List.of());
        return decodings.found;
    }

    /** A title and the text behind the bar for each. */
    public static List<String> lines(UntrustedText json, Style style, int width) {
        List<String> lines = new ArrayList<>();
        for (Decoded decoded : of(json)) {
            String title = "decoded " + decoded.encoding().name().toLowerCase(Locale.ROOT) + " in "
                    + (decoded.layer() > 1 ? "what was decoded in " : "") + decoded.where()
                    + (decoded.cut() ? ", cut" : "");
            Gutter.pieces(title, width).forEach(piece -> lines.add(style.bold(piece)));
            lines.addAll(Gutter.around(decoded.display(Scripts.ASCII).lines().toList(), "  ", width));
        }
        return lines;
    }

    private void walk(Object value, List<String> path) {
        if (found.size() >= MOST) {
            return;
        }
        if (value instanceof String text && !path.isEmpty()) {
            Decoded.of(new JsonPointer(path).toString(), new Untrusted(text)).stream()
                    .limit(MOST - found.size())
                    .forEach(found::add);
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, Object> member : object.entrySet()) {
                walk(member.getValue(), below(path, member.getKey()));
            }
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size() && found.size() < MOST; i++) {
                walk(elements.get(i), below(path, Integer.toString(i)));
            }
        }
    }

    private static List<String> below(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
