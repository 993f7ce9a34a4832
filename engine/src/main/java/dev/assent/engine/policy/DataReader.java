package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.source.Position;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlReader;
import dev.assent.engine.yaml.YamlValues;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Merges the {@code *.data.yaml} files into one object. For one thread. */
final class DataReader {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Position> places = new HashMap<>();

    void read(Problems problems) {
        YamlReader.read(problems.file(), problems).ifPresent(root -> merge(root, problems));
    }

    JsonObject data() {
        return JsonObject.of(values);
    }

    private void merge(YamlNode root, Problems problems) {
        if (!(root instanceof Mapping mapping)) {
            problems.error(root, "a data file must be a map, but is " + root.kind());
            return;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            String key = entry.key().value();
            Position first =
                    places.putIfAbsent(key, problems.position(entry.key().start()));
            if (first != null) {
                problems.error(entry.key(), "data key '" + key + "' is also at " + first);
                continue;
            }
            values.put(key, YamlValues.toJson(entry.value(), JsonObject.shape(), problems));
        }
    }
}
