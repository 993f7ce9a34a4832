package dev.assent.cli.review.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * A terminal whose whole screen is ours until it is closed: by its owner, or, when the process is told to end, by a hook.
 * {@link #close} may come from any thread, any number of times; nothing is painted after it.
 */
public final class FullScreen implements AutoCloseable {
    /** Bracketed paste, focus reports, mouse buttons and wheel in SGR form. */
    private static final String REPORTS_ON = "\u001b[?2004h\u001b[?1004h\u001b[?1000h\u001b[?1006h";

    private static final String REPORTS_OFF = "\u001b[?1006l\u001b[?1000l\u001b[?1004l\u001b[?2004l";

    private final Terminal terminal;
    private final OutputStream out;
    private final Attributes original;
    private final Display display;

    /** What it takes to give the screen back; worked out before it is needed. */
    private final String leave;

    private final Thread hook = new Thread(this::end, "assent-screen-restore");
    private @Nullable Runnable onResize;
    private volatile boolean taken;
    private boolean over;

    private FullScreen(Terminal terminal, OutputStream out) {
        this.terminal = terminal;
        this.out = out;
        this.original = terminal.getAttributes();
        this.display = new Display(terminal, true);
        this.leave = REPORTS_OFF
                + sequence(terminal, Capability.exit_attribute_mode)
                + sequence(terminal, Capability.keypad_local)
                // not cursor_visible: under tmux and screen the cursor would stay hidden
                + sequence(terminal, Capability.cursor_normal)
                + sequence(terminal, Capability.exit_ca_mode);
    }

    /**
     * Takes the terminal of this process.
     *
     * @throws Failure if it cannot be used for that
     */
    public static FullScreen open(Map<String, String> env) {
        if (env.getOrDefault("TERM", "dumb").equals("dumb")) {
            throw unusable("TERM is " + (env.containsKey("TERM") ? "dumb" : "not set"));
        }
        // or box drawing comes out as letters under screen and tmux
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .graphemeCluster(false)
                    .encoding(UTF_8)
                    .build();
            FullScreen screen = new FullScreen(terminal, new FileOutputStream(FileDescriptor.out));
            // JLine has taken over this signal, and would not let the hooks run
            terminal.handle(Terminal.Signal.INT, signal -> screen.interrupted());
            Runtime.getRuntime().addShutdownHook(screen.hook);
            screen.take();
            return screen;
        } catch (IOException | IllegalStateException e) {
            throw unusable("this terminal cannot be used");
        }
    }

    /** Takes a terminal that the caller has made, without a hook. */
    public static FullScreen over(Terminal terminal) {
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        FullScreen screen = new FullScreen(terminal, terminal.output());
        screen.take();
        return screen;
    }

    /** Why there is no full screen here, and what to use. */
    public static Failure unusable(String why) {
        return new Failure(
                ExitCode.USAGE,
                why + ", and the review takes a full screen; `assent review --plain` asks line by line, scripts use"
                        + " `assent asks list`");
    }

    public int columns() {
        return Math.max(1, terminal.getColumns());
    }

    public int rows() {
        return Math.max(1, terminal.getRows());
    }

    NonBlockingReader reader() {
        return terminal.reader();
    }

    /** What to run, on some thread, when the size has changed. */
    public void onResize(Runnable listener) {
        onResize = listener;
    }

    /** Paints what has changed; as many lines as the screen has rows. */
    public synchronized void paint(List<AttributedString> lines) {
        whileTaken(() -> display.update(lines, -1));
    }

    /** Nothing that is on the screen counts any more: the next painting is a whole one. */
    public synchronized void redraw() {
        whileTaken(() -> {
            display.resize(Size.of(columns(), rows()));
            display.reset();
            terminal.puts(Capability.clear_screen);
            terminal.flush();
        });
    }

    /** Sends something that leaves the screen as it is: a bell, a notice. */
    public synchronized void send(String sequence) {
        whileTaken(() -> {
            terminal.writer().write(sequence);
            terminal.flush();
        });
    }

    /** Gives the terminal away for a while; see {@link #take}. */
    public synchronized void giveBack() {
        whileTaken(terminal::flush);
        if (!taken) {
            return;
        }
        taken = false;
        restore();
    }

    /**
     * When the process is told to end, JLine's own hook runs beside ours and may have closed the terminal already, without
     * giving the screen back; so this writes past JLine.
     */
    private void restore() {
        try {
            out.write(leave.getBytes(UTF_8));
            out.flush();
            terminal.setAttributes(original);
        } catch (IOException | IllegalStateException e) {
            // the terminal is gone, or JLine has put its attributes back before
        }
    }

    private synchronized void end() {
        if (taken) {
            taken = false;
            restore();
        }
        over = true;
    }

    /** JLine's hook closes the terminal when the process ends: then there is nothing left to paint. */
    private void whileTaken(Runnable work) {
        if (taken) {
            try {
                work.run();
            } catch (IllegalStateException e) {
                end();
            }
        }
    }

    /** Somebody else has the terminal while it is given away: then the signal was for them. */
    private void interrupted() {
        if (taken) {
            System.exit(ExitCode.INTERRUPTED.number());
        }
    }

    /** Takes the terminal, again after {@link #giveBack}. */
    public synchronized void take() {
        if (taken || over) {
            return;
        }
        taken = true;
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is a key here
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        terminal.writer().write(REPORTS_ON);
        terminal.handle(Terminal.Signal.WINCH, signal -> {
            Runnable listener = onResize;
            if (listener != null) {
                listener.run();
            }
        });
        redraw();
    }

    @Override
    public synchronized void close() {
        boolean first = !over;
        end();
        if (first) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
                terminal.close();
            } catch (IllegalStateException | IOException e) {
                // the process is ending, or the terminal is gone
            }
        }
    }

    private static String sequence(Terminal terminal, Capability capability) {
        String known = terminal.getStringCapability(capability);
        return known == null ? "" : Curses.tputs(known);
    }
}
