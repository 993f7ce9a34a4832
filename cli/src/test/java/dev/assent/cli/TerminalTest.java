package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void colour_onlyForAPersonWhoHasNotSaidNo() {
        assertThat(terminal(true, Map.of("TERM", "xterm")).colour()).isTrue();
        assertThat(terminal(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).colour())
                .isFalse();
        assertThat(terminal(true, Map.of("TERM", "xterm", "NO_COLOR", "")).colour())
                .isTrue();
        assertThat(terminal(true, Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(terminal(true, Map.of()).colour()).isFalse();
        assertThat(terminal(false, Map.of("TERM", "xterm")).colour()).isFalse();
    }

    @Test
    void width_isBounded() {
        assertThat(terminal(true, Map.of()).width()).isEqualTo(80);
        assertThat(terminal(true, Map.of("COLUMNS", "120")).width()).isEqualTo(120);
        assertThat(terminal(true, Map.of("COLUMNS", "5")).width()).isEqualTo(40);
        assertThat(terminal(true, Map.of("COLUMNS", "-1")).width()).isEqualTo(80);
    }

    private static Terminal terminal(boolean interactive, Map<String, String> env) {
        return new Terminal(new BufferedReader(Reader.nullReader()), none(), none(), env, interactive);
    }

    private static PrintWriter none() {
        return new PrintWriter(Writer.nullWriter());
    }
}
