package dev.assent.engine.yaml;

import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A map of which only some keys are known. Whatever does not fit is a problem, and absent. For one thread. */
public final class Fields {
    private final Mapping mapping;
    private final String what;
    private final Problems problems;

    private Fields(Mapping mapping, String what, Problems problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    /**
     * Takes a node as a map with these keys.
     *
     * @param what what the map stands for, with its article, for messages
     */
    public static Optional<Fields> of(YamlNode node, String what, List<String> known, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.error(node, what + " must be a map, but is " + node.kind());
            return Optional.empty();
        }
        for (Mapping.Entry entry : mapping.entries()) {
            String key = entry.key().value();
            if (!known.contains(key)) {
                problems.error(
                        entry.key(),
                        "unknown key '" + key + "' in " + what + " (expected: " + String.join(", ", known) + ")");
            }
        }
        return Optional.of(new Fields(mapping, what, problems));
    }

    public Problems problems() {
        return problems;
    }

    public YamlNode.Mark start() {
        return mapping.start();
    }

    public boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    public Optional<YamlNode> node(String key) {
        return mapping.entry(key).map(Mapping.Entry::value);
    }

    /** The key itself, to point at it. */
    public Optional<Scalar> key(String key) {
        return mapping.entry(key).map(Mapping.Entry::key);
    }

    /** As {@link #node}, but its absence is a problem. */
    public Optional<YamlNode> required(String key) {
        if (!has(key)) {
            problems.error(mapping, what + " needs the key '" + key + "'");
        }
        return node(key);
    }

    public Optional<Scalar> text(String key) {
        return node(key).flatMap(node -> as(node, Scalar.class, key, "a text")).filter(text -> isNotEmpty(text, key));
    }

    public Optional<Scalar> requiredText(String key) {
        return required(key).flatMap(node -> text(key));
    }

    public Optional<List<YamlNode>> list(String key) {
        return node(key)
                .flatMap(node -> as(node, Sequence.class, key, "a list"))
                .map(Sequence::items);
    }

    public boolean isEmptyList(String key) {
        return node(key)
                .filter(node -> node instanceof Sequence list && list.items().isEmpty())
                .isPresent();
    }

    /** A list of texts that are not empty; absent if the key is. */
    public Optional<List<Scalar>> texts(String key) {
        return textsEvenEmpty(key)
                .map(texts ->
                        texts.stream().filter(text -> isNotEmpty(text, key)).toList());
    }

    /** As {@link #texts}, for names of which the empty one means something. */
    public Optional<List<Scalar>> textsEvenEmpty(String key) {
        return list(key).map(items -> {
            List<Scalar> texts = new ArrayList<>();
            for (YamlNode item : items) {
                as(item, Scalar.class, key, "a text").ifPresent(texts::add);
            }
            return texts;
        });
    }

    /** A constant of an enum by its name in lower case. */
    public <E extends Enum<E>> Optional<E> oneOf(String key, E[] constants) {
        return text(key).flatMap(text -> constant(text, key, constants));
    }

    public Optional<Integer> integer(String key, int min, int max) {
        return text(key).flatMap(text -> {
            if (text.plain() && text.value().matches("-?[0-9]{1,9}")) {
                int value = Integer.parseInt(text.value());
                if (value >= min && value <= max) {
                    return Optional.of(value);
                }
            }
            problems.error(
                    text,
                    key + " is '" + text.value() + "' (expected: a whole number from " + min + " to " + max + ")");
            return Optional.empty();
        });
    }

    private <E extends Enum<E>> Optional<E> constant(Scalar text, String key, E[] constants) {
        Map<String, E> names = Stream.of(constants)
                .collect(Collectors.toMap(c -> c.name().toLowerCase(Locale.ROOT), Function.identity()));
        E constant = names.get(text.value());
        if (constant == null) {
            String expected = Stream.of(constants)
                    .map(c -> c.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            problems.error(text, key + " is '" + text.value() + "' (expected: " + expected + ")");
        }
        return Optional.ofNullable(constant);
    }

    private <N extends YamlNode> Optional<N> as(YamlNode node, Class<N> type, String key, String expected) {
        if (type.isInstance(node)) {
            return Optional.of(type.cast(node));
        }
        problems.error(node, key + " must be " + expected + ", but is " + node.kind());
        return Optional.empty();
    }

    private boolean isNotEmpty(Scalar text, String key) {
        if (text.value().isEmpty()) {
            problems.error(text, key + " is empty");
            return false;
        }
        return true;
    }
}
