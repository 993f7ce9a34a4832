package dev.assent.cli.asks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Option, then environment, then context, then default: each row names what is set and which of it holds. */
class PrecedenceTest {
    @TempDir
    private Path folder;

    private final StringWriter notes = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "'',                      127.0.0.1:7472",
        "context,                 127.0.0.1:3",
        "variable,                127.0.0.1:2",
        "variable context,        127.0.0.1:2",
        "option,                  127.0.0.1:1",
        "option context,          127.0.0.1:1",
        "option variable context, 127.0.0.1:1",
    })
    void server(String set, String holds) throws IOException {
        Terminal terminal = terminal(set, "server: 127.0.0.1:3", "ASSENT_REVIEW_SERVER", "127.0.0.1:2");
        ReviewerOptions options = options(set, "--server", "127.0.0.1:1");
        assertThat(options.address(terminal)).hasToString(holds);
        assertThat(notes.toString().contains("goes before the server of context c"))
                .isEqualTo(set.equals("variable context"));
    }

    /** No token is there, so that the message says where it was looked for. */
    @ParameterizedTest
    @CsvSource({
        "'',                           /home/.local/share/assent/reviewer.token",
        "data-variable,                /data-2/reviewer.token",
        "context,                      /token-3",
        "context data-variable,        /token-3",
        "variable,                     $ASSENT_TOKEN",
        "variable context,             $ASSENT_TOKEN",
        "data-option variable context, /data-1/reviewer.token",
        "option,                       /token-1",
        "option data-option variable context, /token-1",
    })
    void token(String set, String holds) throws IOException {
        Terminal terminal = terminal(set, "token-file: /token-3", "ASSENT_TOKEN", "no token");
        List<String> words = List.of(set.split(" "));
        Map<String, String> env = new HashMap<>(terminal.env());
        env.put("HOME", "/home");
        if (words.contains("data-variable")) {
            env.put("ASSENT_DATA", "/data-2");
        }
        List<String> args = new ArrayList<>();
        if (words.contains("option")) {
            args.addAll(List.of("--token-file", "/token-1"));
        }
        if (words.contains("data-option")) {
            args.addAll(List.of("--data", "/data-1"));
        }
        ReviewerOptions options = CommandLine.populateCommand(new ReviewerOptions(), args.toArray(String[]::new));
        Terminal with = new Terminal(terminal.in(), terminal.out(), terminal.err(), env, false);
        Failure failure = catchThrowableOfType(Failure.class, () -> options.connect(with));
        assertThat(failure.getMessage()).contains(holds);
    }

    private static ReviewerOptions options(String set, String option, String value) {
        String[] args = List.of(set.split(" ")).contains("option") ? new String[] {option, value} : new String[0];
        return CommandLine.populateCommand(new ReviewerOptions(), args);
    }

    private Terminal terminal(String set, String contextLine, String variable, String value) throws IOException {
        List<String> words = List.of(set.split(" "));
        Path file = folder.resolve("config.yaml");
        String inContext = words.contains("context") ? "    " + contextLine + "\n" : "";
        Files.writeString(file, "current-context: c\ncontexts:\n  - name: c\n" + inContext);
        Map<String, String> env = new HashMap<>(Map.of("ASSENT_CONFIG", file.toString()));
        if (words.contains("variable")) {
            env.put(variable, value);
        }
        return new Terminal(
                new BufferedReader(Reader.nullReader()), new PrintWriter(notes), new PrintWriter(notes), env, false);
    }
}
