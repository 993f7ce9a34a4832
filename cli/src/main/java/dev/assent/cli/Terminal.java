package dev.assent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;

/**
 * What a command reads from and writes to. Standard output is data, standard error is messages; both are UTF-8, whatever
 * the locale, since escapes of untrusted text are made of characters outside ASCII.
 *
 * @param interactive whether a person sits at both ends
 */
public record Terminal(
        BufferedReader in, PrintWriter out, PrintWriter err, Map<String, String> env, boolean interactive) {
    private static final int DEFAULT_WIDTH = 80;
    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 200;

    public Terminal {
        requireNonNull(in, "in");
        requireNonNull(out, "out");
        requireNonNull(err, "err");
        env = Map.copyOf(env);
    }

    static Terminal system() {
        return new Terminal(
                new BufferedReader(new InputStreamReader(System.in, UTF_8)),
                new PrintWriter(writer(FileDescriptor.out)),
                new PrintWriter(writer(FileDescriptor.err), true),
                System.getenv(),
                isTerminal(System.console()));
    }

    /** Whether colours help: a person looks, and has not said no. */
    public boolean colour() {
        return interactive
                && env.getOrDefault("NO_COLOR", "").isEmpty()
                && !env.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Columns of the screen. */
    public int width() {
        String columns = env.getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
        return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width));
    }

    /** A line of data for people, at once. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A message beside the data. */
    public void note(String line) {
        out.flush();
        err.println(line);
        err.flush();
    }

    private static Writer writer(FileDescriptor descriptor) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(descriptor), UTF_8));
    }

    /** From Java 22 on there may be a console without a terminal; then it says so itself. */
    private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
