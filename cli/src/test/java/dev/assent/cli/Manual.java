package dev.assent.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of docs/ whose {@code console} blocks a test runs. */
record Manual(String text) {
    private static final Pattern CONSOLE = block("console ?(.*?)\n\\$ assent (.*?)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Manual page(String name) {
        try {
            return new Manual(Files.readString(Path.of("../docs").resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blocks that begin like this; their last group is the rest. */
    static Pattern block(String beginning) {
        return Pattern.compile("^```" + beginning + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    }

    /** Of each block what it wants, its command without {@code assent}, and what that prints. */
    List<MatchResult> commands() {
        return CONSOLE.matcher(text).results().toList();
    }

    /** The lines outside these blocks. */
    List<String> otherLines() {
        return CONSOLE.matcher(text).replaceAll("").lines().toList();
    }

    /** The words of a command, as a shell takes them. */
    static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }
}
