package dev.assent.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs command lines as a shell would, and keeps what they print. */
public final class Shell {
    private final Map<String, String> env = new HashMap<>();

    /** What one command line did. */
    public record Result(int code, String out, String err) {}

    public Shell with(String variable, String value) {
        env.put(variable, value);
        return this;
    }

    String environment(String variable) {
        return env.getOrDefault(variable, "");
    }

    public Result run(String... args) {
        return run(new BufferedReader(new StringReader("")), new StringWriter(), args);
    }

    /** Types these lines, one whenever the command reads one. */
    public Result typing(String lines, String... args) {
        return run(new BufferedReader(new StringReader(lines)), new StringWriter(), args);
    }

    /** The caller answers, with sight of what was printed. */
    public Result run(BufferedReader in, StringWriter out, String... args) {
        StringWriter err = new StringWriter();
        int code = run(in, out, err, args);
        return new Result(code, out.toString(), err.toString());
    }

    /** Returns the exit code. */
    public int run(BufferedReader in, Writer out, Writer err, String... args) {
        return Main.run(List.of(args), new Terminal(in, new PrintWriter(out), new PrintWriter(err), env, false));
    }

    /** A keyboard whose lines are made when they are read. */
    public abstract static class Keyboard extends BufferedReader {
        protected Keyboard() {
            super(Reader.nullReader());
        }

        @Override
        public abstract @Nullable String readLine();

        /** There seems to be more until {@link #readLine} says otherwise. */
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public void mark(int limit) {}

        @Override
        public void reset() {}
    }
}
