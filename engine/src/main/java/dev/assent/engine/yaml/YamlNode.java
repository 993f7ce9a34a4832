package dev.assent.engine.yaml;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document. */
public sealed interface YamlNode {
    /** Where it begins. */
    Mark start();

    /** What it is, for messages: {@code a text}, {@code a list}, {@code a map}. */
    String kind();

    /** A place in a file; line and column count from 1, columns in code points. */
    record Mark(int line, int column) {}

    /**
     * A text.
     *
     * @param plain whether it stands there without quotes, so that it can also mean a number, a truth or nothing
     * @param places from the text back to the file
     */
    record Scalar(Mark start, String value, boolean plain, ScalarPlaces places) implements YamlNode {
        @Override
        public String kind() {
            return plain && value.isEmpty() ? "empty" : "a text";
        }
    }

    /** A list. */
    record Sequence(Mark start, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A map, in the order of the file; no key is there twice. */
    record Mapping(Mark start, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** A key and its value. */
        public record Entry(Scalar key, YamlNode value) {}

        @Override
        public String kind() {
            return "a map";
        }

        public Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().value().equals(key))
                    .findFirst();
        }
    }
}
