package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The ids of a command line; {@code -} stands for those on standard input, one a line. */
final class AskIds {
    static final String DESCRIPTION = "An ask, by 6 or more characters of its id; - reads ids from standard input.";

    private static final int MAX_IDS = 10_000;

    private AskIds() {}

    /** All of them, in order; none twice. */
    static List<String> read(List<String> arguments, Terminal terminal) throws IOException {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                ids.addAll(lines(terminal));
            } else {
                ids.add(argument);
            }
        }
        return List.copyOf(ids);
    }

    private static List<String> lines(Terminal terminal) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line = terminal.in().readLine();
                line != null;
                line = terminal.in().readLine()) {
            if (!line.isBlank()) {
                ids.add(line.strip());
            }
            if (ids.size() > MAX_IDS) {
                throw new Failure(ExitCode.USAGE, "more than " + MAX_IDS + " ids on standard input");
            }
        }
        return ids;
    }
}
