package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import java.util.Optional;

/** The tools that {@code *.tools.json} files declare. Immutable. */
public final class ToolCatalog {
    static final ToolCatalog EMPTY = new ToolCatalog();

    private ToolCatalog() {}

    /** How the arguments of a declared tool do not fit its schema; empty if they fit, or if the tool is not declared. */
    public Optional<String> mismatch(String tool, String server, JsonObject arguments) {
        return Optional.empty();
    }
}
