package dev.assent.engine.yaml;

import dev.assent.engine.json.JsonShape;
import dev.assent.engine.yaml.YamlNode.Mapping;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlNode.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * YAML as JSON values, by the core schema of YAML 1.2: {@code true}, {@code null}, {@code 12} and {@code 1.5} without quotes
 * are what they look like, {@code no}, {@code on} and {@code 2026-01-01} are texts.
 */
public final class YamlValues {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,1000}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private final JsonShape shape;
    private final Problems problems;

    private YamlValues(JsonShape shape, Problems problems) {
        this.shape = shape;
        this.problems = problems;
    }

    /** The value of a node in the form of a shape. */
    public static Object toJson(YamlNode node, JsonShape shape, Problems problems) {
        return new YamlValues(shape, problems).value(node);
    }

    private Object value(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.plain() ? plain(scalar) : scalar.value();
        }
        if (node instanceof Sequence list) {
            List<Object> elements = new ArrayList<>();
            list.items().forEach(item -> elements.add(value(item)));
            return shape.array(elements);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        ((Mapping) node).entries().forEach(entry -> members.put(entry.key().value(), value(entry.value())));
        return shape.object(members);
    }

    private Object plain(Scalar scalar) {
        String text = scalar.value();
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case "", "~", "null", "Null", "NULL" -> shape.nullValue();
            default ->
                INTEGER.matcher(text).matches()
                        ? integer(text)
                        : NUMBER.matcher(text).matches() ? number(scalar) : text;
        };
    }

    private static Object integer(String text) {
        BigInteger exact = new BigInteger(text);
        return exact.bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
    }

    private Object number(Scalar scalar) {
        double value = Double.parseDouble(scalar.value());
        if (Double.isInfinite(value)) {
            problems.error(scalar, "a number out of the range of a double");
        }
        return value;
    }
}
