package dev.assent.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Terminal;
import dev.assent.cli.context.NoticeKind;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.client.Risk;
import dev.assent.engine.display.Scripts;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                 | tty     | OK   | a terminal at both ends
            TERM=xterm-256color                | TERM    | OK   | xterm-256color
            TERM=                              | TERM    | WARN | not set
            TERM=dumb                          | TERM    | WARN | dumb
            TERM=x\u001By                      | TERM    | OK   | x␛y
            TERM=xterm                         | colours | OK   | on
            TERM=xterm NO_COLOR=1              | colours | OK   | NO_COLOR is set
            TERM=dumb                          | colours | OK   | off
            LANG=de_DE.UTF-8                   | UTF-8   | OK   | LANG=de_DE.UTF-8
            LANG=de_DE.utf8@euro               | UTF-8   | OK   | LANG=
            LANG=C.UTF-8 LC_ALL=C              | UTF-8   | WARN | LC_ALL=C
            LANG=POSIX LC_CTYPE=C.UTF-8        | UTF-8   | OK   | LC_CTYPE=C.UTF-8
            ''                                 | UTF-8   | WARN | no locale is set
            SIZE=80x24                         | size    | OK   | 80x24
            SIZE=40x8                          | size    | OK   | 40x8
            SIZE=39x24                         | size    | WARN | 39x24 is too small
            SIZE=80x7                          | size    | WARN | 80x7 is too small
            ''                                 | size    | SKIP | not known
            ''                                 | tmux    | OK   | not inside
            TMUX=/tmp/x                        | tmux    | OK   | focus-events
            TMUX=/tmp/x NOTICES=osc9           | tmux    | WARN | notices are osc9
            TMUX=/tmp/x NOTICES=none           | tmux    | OK   | inside
            """)
    void environment(String variables, String check, Finding.Status status, String message) {
        Map<String, String> env = new HashMap<>();
        for (String pair : variables.split(" ", -1)) {
            String[] halves = pair.split("=", 2);
            env.put(halves[0], halves.length > 1 ? halves[1] : "");
        }
        NoticeKind notices =
                NoticeKind.valueOf(env.getOrDefault("NOTICES", "bell").toUpperCase(java.util.Locale.ROOT));
        ReviewerContext context = new ReviewerContext(
                "c", Optional.empty(), Optional.empty(), "", false, Scripts.ASCII, notices, Risk.HIGH);
        Optional<WindowSize> size = Optional.ofNullable(env.get("SIZE"))
                .map(text -> text.split("x", -1))
                .map(sides -> new WindowSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
        Terminal terminal = new Terminal(
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                env,
                true);
        Finding found = new TerminalChecks(terminal, context)
                .all(size).stream()
                        .filter(finding -> finding.check().equals(check))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.status()).as(found.message()).isEqualTo(status);
        assertThat(found.message()).contains(message);
        assertThat(found.remedy().isEmpty()).isEqualTo(status != Finding.Status.WARN);
    }
}
