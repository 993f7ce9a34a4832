package dev.assent.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One value of the file. Each method reads it as one type, and throws IllegalArgumentException with a message for the
 * operator if it is of another.
 *
 * @param folder what relative paths are relative to
 */
record ConfigValue(ScalarNode node, Path folder) {
    private static final int MAX_COUNT = 1_000_000;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DURATION =
            Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?", Pattern.DOTALL);

    Path path() {
        String text = text("a path");
        try {
            return folder.resolve(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("`" + text + "` is not a valid path", e);
        }
    }

    ListenAddress listen() {
        return ListenAddress.parse(text("HOST:PORT or unix:PATH")).in(folder);
    }

    ListenAddress.Tcp port() {
        if (listen() instanceof ListenAddress.Tcp port) {
            return port;
        }
        throw new IllegalArgumentException("`" + node.getValue() + "` is a socket: expected HOST:PORT");
    }

    int count() {
        String text = node.getValue();
        if (!node.getTag().equals(Tag.INT) || !COUNT.matcher(text).matches()) {
            throw expected("a whole number");
        }
        int count = Integer.parseInt(text);
        if (count < 1 || count > MAX_COUNT) {
            throw expected("1 to " + MAX_COUNT);
        }
        return count;
    }

    Duration duration(Duration least, Duration most) {
        String text = text("a duration such as 30s, 10m or 1h30m");
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw expected("a duration such as 30s, 10m or 1h30m");
        }
        Duration duration =
                Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2)).plusSeconds(number(parts, 3));
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw expected(least.toSeconds() + "s to " + most.toHours() + "h");
        }
        return duration;
    }

    boolean truth() {
        String text = node.getValue();
        // YAML 1.1 has many words for these; a switch that matters has two
        if (!node.getTag().equals(Tag.BOOL) || !(text.equals("true") || text.equals("false"))) {
            throw expected("true or false");
        }
        return text.equals("true");
    }

    <T> T oneOf(Map<String, T> choices) {
        T choice = choices.get(node.getValue());
        if (choice == null || !node.getTag().equals(Tag.STR)) {
            throw expected(new TreeSet<>(choices.keySet())
                    .stream().map(c -> "`" + c + "`").collect(Collectors.joining(" or ")));
        }
        return choice;
    }

    private String text(String what) {
        if (!node.getTag().equals(Tag.STR) || node.getValue().isBlank()) {
            throw expected(what);
        }
        return node.getValue();
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("`" + node.getValue() + "` does not fit: expected " + what);
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
