package dev.assent.server.store.sqlite;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.json.JsonLimits;

/** JSON text out of the database. */
final class StoredJson {
    /** What is stored was checked when it came in. */
    static final JsonLimits UNLIMITED = new JsonLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private StoredJson() {}

    static JsonObject read(String text) {
        return JsonObject.parse(text, UNLIMITED);
    }
}
