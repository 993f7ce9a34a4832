package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.json.JsonPlaces;
import dev.assent.engine.json.JsonPointer;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code *.tools.json}: the answer of MCP {@code tools/list}, with the name of its server. For one thread. */
final class ToolsReader {
    private static final JsonLimits LIMITS = new JsonLimits(8 << 20, 64);
    private static final Set<String> FILE_KEYS = Set.of("server", "tools", "_meta");
    private static final Set<String> TOOL_KEYS = Set.of(
            "name",
            "title",
            "description",
            "inputSchema",
            "outputSchema",
            "annotations",
            "icons",
            "execution",
            "_meta");

    private final ToolCatalog.Builder catalog = new ToolCatalog.Builder();
    private final Map<String, Position> places = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    ToolCatalog catalog() {
        return catalog.build();
    }

    /** Everything wrong in the files that were read. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void read(SourceFile file) {
        try {
            JsonObject root = JsonObject.parse(file.text().isEmpty() ? " " : file.text(), LIMITS);
            new OneFile(file).read(root);
        } catch (JsonException e) {
            diagnostics.add(Diagnostic.error(file, Math.max(1, e.line()), Math.max(1, e.column()), message(e)));
        }
    }

    private static String message(JsonException e) {
        return e.getMessage() == null ? "not valid JSON" : e.getMessage();
    }

    private final class OneFile {
        private final SourceFile file;

        OneFile(SourceFile file) {
            this.file = file;
        }

        void read(JsonObject root) {
            unknownKeys(root, FILE_KEYS, List.of(), "a tools file");
            Optional<String> server = server(root);
            if (!(root.get("tools") instanceof List<?> tools)) {
                error(List.of("tools"), "a tools file needs the key 'tools', a list");
                return;
            }
            for (int i = 0; i < tools.size(); i++) {
                List<String> path = List.of("tools", Integer.toString(i));
                if (tools.get(i) instanceof JsonObject tool) {
                    server.ifPresent(name -> tool(name, tool, path));
                } else {
                    error(path, "a tool must be an object");
                }
            }
        }

        private void tool(String server, JsonObject tool, List<String> path) {
            unknownKeys(tool, TOOL_KEYS, path, "a tool");
            Optional<String> name = text(tool, "name", path, "a tool");
            if (!(tool.get("inputSchema") instanceof JsonObject schema)) {
                error(below(path, "inputSchema"), "a tool needs the key 'inputSchema', an object");
                return;
            }
            int before = diagnostics.size();
            new SchemaForm(schema, below(path, "inputSchema"), this::error).check();
            if (name.isEmpty() || diagnostics.size() > before) {
                return;
            }
            Position here = position(path);
            Position first = places.putIfAbsent(server + '\n' + name.get(), here);
            if (!catalog.add(server, name.get(), new ArgumentSchema(schema))) {
                error(path, "tool '" + name.get() + "' of server '" + server + "' is also at " + first);
            }
        }

        /** The empty name stands for tools that no server offers: those built into the agent. */
        private Optional<String> server(JsonObject root) {
            return root.get("server") instanceof String name && name.isEmpty()
                    ? Optional.of(name)
                    : text(root, "server", List.of(), "a tools file");
        }

        private void unknownKeys(JsonObject object, Set<String> known, List<String> path, String what) {
            for (String key : object.keySet()) {
                if (!known.contains(key)) {
                    error(below(path, key), "unknown key '" + key + "' in " + what);
                }
            }
        }

        private Optional<String> text(JsonObject object, String key, List<String> path, String what) {
            if (object.get(key) instanceof String text && !text.isEmpty()) {
                return Optional.of(text);
            }
            error(below(path, key), what + " needs the key '" + key + "', a text");
            return Optional.empty();
        }

        private void error(List<String> path, String message) {
            Position at = position(path);
            diagnostics.add(Diagnostic.error(file, at.line(), at.column(), message));
        }

        private Position position(List<String> path) {
            JsonPlaces.Place place = JsonPlaces.of(file.text(), new JsonPointer(path));
            return new Position(file.path(), place.line(), place.column());
        }
    }

    static List<String> below(List<String> path, String token) {
        List<String> longer = new ArrayList<>(path);
        longer.add(token);
        return longer;
    }
}
