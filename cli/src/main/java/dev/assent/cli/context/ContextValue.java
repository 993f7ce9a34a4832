package dev.assent.cli.context;

import dev.assent.client.ServerAddress;
import dev.assent.engine.display.Scripts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What the values of a context may be, in the file and on the command line. Messages are for people. */
final class ContextValue {
    private ContextValue() {}

    static String name(String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a name has 1 to 64 of the characters A-Z a-z 0-9 . _ - and begins with a letter or digit");
        }
        return text;
    }

    static String server(String text) {
        var unused = ServerAddress.parse(text);
        return text;
    }

    static String banner(String text) {
        if (!text.matches("[\\x20-\\x7E]{0,24}")) {
            throw new IllegalArgumentException("a banner has at most 24 printable ASCII characters");
        }
        return text;
    }

    /** One name, not several. */
    static String script(String text) {
        String name = Scripts.parse(text).toString();
        if (name.isEmpty() || text.contains(",")) {
            throw new IllegalArgumentException("expected: one of " + Scripts.supported());
        }
        return name;
    }

    static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("expected: true or false");
        }
        return text.equals("true");
    }

    /** A file; nobody but a shell knows what a tilde means. */
    static Path path(String text, Path folder) {
        if (text.startsWith("~")) {
            throw new IllegalArgumentException("write the whole path: ~ means nothing here");
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path", e);
        }
    }
}
