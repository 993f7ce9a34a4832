package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Something the caller must do when it acts on a decision. */
public record Obligation(String id, String type, Map<String, String> properties) {
    public Obligation {
        requireNonNull(id, "id");
        requireNonNull(type, "type");
        properties = Map.copyOf(properties);
    }
}
