package dev.assent.cli.doctor;

import dev.assent.cli.Terminal;
import dev.assent.cli.context.NoticeKind;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.view.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The terminal, as far as it can be known without drawing on it. */
final class TerminalChecks {
    private static final int MIN_COLUMNS = 40;
    private static final int MIN_ROWS = 8;

    private final Terminal terminal;
    private final ReviewerContext context;

    TerminalChecks(Terminal terminal, ReviewerContext context) {
        this.terminal = terminal;
        this.context = context;
    }

    /** @param size of the window; absent if nobody knows it */
    List<Finding> all(Optional<WindowSize> size) {
        return List.of(
                tty(), term(), colours(), utf8(), size.map(TerminalChecks::size).orElseGet(this::noSize), tmux());
    }

    private Finding tty() {
        return terminal.interactive()
                ? Finding.ok("tty", "a terminal at both ends")
                : Finding.warn(
                        "tty",
                        "input or output is no terminal, so `assent review` does not start here",
                        "in scripts use `assent asks`");
    }

    private Finding term() {
        String term = env("TERM");
        if (term.isEmpty() || term.equals("dumb")) {
            return Finding.warn(
                    "TERM",
                    term.isEmpty() ? "not set" : "dumb: it draws no screens",
                    "set TERM to what the terminal is, such as xterm-256color, or use `assent asks`");
        }
        return Finding.ok("TERM", Shown.line(term));
    }

    private Finding colours() {
        if (!env("NO_COLOR").isEmpty()) {
            return Finding.ok("colours", "off, since NO_COLOR is set; nothing is told by colour alone");
        }
        return Finding.ok("colours", terminal.colour() ? "on" : "off, since this is no terminal that has them");
    }

    private Finding utf8() {
        String name = List.of("LC_ALL", "LC_CTYPE", "LANG").stream()
                .filter(variable -> !env(variable).isEmpty())
                .findFirst()
                .orElse("");
        String value = name.isEmpty() ? "" : env(name);
        String plain = value.toLowerCase(Locale.ROOT).replace("-", "");
        if (plain.endsWith("utf8") || plain.contains("utf8@")) {
            return Finding.ok("UTF-8", name + "=" + Shown.line(value));
        }
        return Finding.warn(
                "UTF-8",
                (name.isEmpty() ? "no locale is set" : name + "=" + Shown.line(value))
                        + ": escapes and bars are UTF-8, and may come out wrong",
                "export LC_ALL=C.UTF-8");
    }

    private static Finding size(WindowSize size) {
        String shown = size.columns() + "x" + size.rows();
        return size.columns() < MIN_COLUMNS || size.rows() < MIN_ROWS
                ? Finding.warn("size", shown + " is too small", "make it " + MIN_COLUMNS + "x" + MIN_ROWS + " or more")
                : Finding.ok("size", shown);
    }

    private Finding noSize() {
        return Finding.skip("size", "not known without a terminal");
    }

    private Finding tmux() {
        if (env("TMUX").isEmpty()) {
            return Finding.ok("tmux", "not inside");
        }
        boolean passes = context.notices() == NoticeKind.NONE || context.notices() == NoticeKind.BELL;
        return passes
                ? Finding.ok("tmux", "inside; `set -g focus-events on` lets it tell when you look elsewhere")
                : Finding.warn(
                        "tmux",
                        "inside, and notices are " + context.notices().name().toLowerCase(Locale.ROOT)
                                + ", which tmux keeps to itself unless it is told to pass them on",
                        "in ~/.tmux.conf: set -g allow-passthrough on");
    }

    private String env(String variable) {
        return terminal.env().getOrDefault(variable, "");
    }
}
