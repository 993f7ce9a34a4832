package dev.assent.cli.review.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullScreenTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"xterm-256color", "screen-256color", "tmux-256color"})
    void giveBack_undoesAllThatTakingDid(String type) throws IOException {
        try (LineDisciplineTerminal terminal = terminal(type)) {
            Attributes before = terminal.getAttributes();
            FullScreen screen = FullScreen.over(terminal);
            assertThat(sent()).contains("[?1049h", "[?25l", "[?2004h", "[?1004h", "[?1000h", "[?1006h");
            assertThat(terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ECHO))
                    .isFalse();
            assertThat(terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ISIG))
                    .isFalse();
            sent.reset();
            screen.giveBack();
            assertThat(sent())
                    .contains("[?1006l", "[?1000l", "[?1004l", "[?2004l", "[?1049l")
                    .contains("25h");
            assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
            sent.reset();
            screen.take();
            assertThat(sent()).contains("[?1049h", "[?2004h");
            sent.reset();
            screen.close();
            assertThat(sent()).contains("[?1049l", "[?2004l");
        }
    }

    @Test
    void closed_paintsAndSendsNothing() throws IOException {
        LineDisciplineTerminal terminal = terminal("xterm");
        FullScreen screen = FullScreen.over(terminal);
        screen.close();
        screen.close();
        sent.reset();
        screen.paint(List.of(new AttributedString("late")));
        screen.send("\u0007");
        screen.redraw();
        screen.take();
        assertThat(sent.size()).isZero();
    }

    @Test
    void terminalClosedByOthers_isGivenBackAllTheSame() throws IOException {
        LineDisciplineTerminal terminal = terminal("xterm");
        FullScreen screen = FullScreen.over(terminal);
        terminal.close(); // as JLine's own hook does when the process ends
        sent.reset();
        screen.paint(List.of(new AttributedString("late")));
        screen.close();
        assertThat(sent()).contains("[?1049l").doesNotContain("late");
    }

    @Test
    void simpleTerminal_isRefused_andSaysWhatToUse() {
        for (Map<String, String> env : List.of(Map.of("TERM", "dumb"), Map.<String, String>of())) {
            assertThatThrownBy(() -> FullScreen.open(env))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("assent review --plain")
                    .hasMessageContaining("assent asks list")
                    .extracting(e -> ((Failure) e).code())
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void keyboard_tellsKeysWithTheirMoments_untilTheTerminalIsGone() throws IOException {
        List<Input> told = new ArrayList<>();
        LineDisciplineTerminal terminal = terminal("xterm");
        FullScreen screen = FullScreen.over(terminal);
        Keyboard keyboard = new Keyboard(screen, () -> 7, (input, at) -> {
            assertThat(at).isEqualTo(7);
            told.add(input);
        });
        terminal.processInputBytes("jé\u001b[A\u0003\u001b".getBytes(StandardCharsets.UTF_8));
        keyboard.readToSilence();
        assertThat(told)
                .containsExactly(
                        new Input.Typed('j'),
                        new Input.Typed('é'),
                        Input.key(Key.UP),
                        Input.key(Key.INTERRUPT),
                        Input.key(Key.ESCAPE));
        screen.close();
    }

    private LineDisciplineTerminal terminal(String type) throws IOException {
        LineDisciplineTerminal terminal = new LineDisciplineTerminal("test", type, sent, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        return terminal;
    }

    private String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }
}
