package dev.assent.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** One command line that was run: exit code, standard output, standard error. */
public record Ran(int code, String out, String err) {
    public static Ran assent(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                List.of(args),
                new Terminal(
                        new BufferedReader(new StringReader("")),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        Map.of(),
                        false));
        return new Ran(code, out.toString(), err.toString());
    }
}
