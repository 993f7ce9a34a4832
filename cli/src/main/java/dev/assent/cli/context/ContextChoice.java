package dev.assent.cli.context;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which context holds: {@code --context}, else {@code $ASSENT_CONTEXT}, else the current one of the file, else none. */
public final class ContextChoice {
    private ContextChoice() {}

    /**
     * The context that holds.
     *
     * @param option value of {@code --context}
     * @throws Failure if there is none of this name, or if the file is not one that we use
     */
    public static ReviewerContext find(@Nullable String option, Terminal terminal) {
        try {
            return find(ContextFile.find(terminal.env()), option, terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReviewerContext find(ContextFile file, @Nullable String option, Terminal terminal)
            throws IOException {
        Contexts contexts = file.readToChoose(terminal);
        String variable = terminal.env().getOrDefault("ASSENT_CONTEXT", "");
        String name = option != null ? option : variable.isEmpty() ? contexts.current() : variable;
        if (name.isEmpty()) {
            return ReviewerContext.NONE;
        }
        return contexts.named(name).orElseThrow(() -> unknown(name, contexts, file));
    }

    static Failure unknown(String name, Contexts contexts, ContextFile file) {
        String known = contexts.all().stream().map(ReviewerContext::name).collect(Collectors.joining(", "));
        return new Failure(
                ExitCode.USAGE,
                "there is no context " + Shown.line(name) + " in " + file.shown()
                        + (known.isEmpty() ? "; `assent context add` makes one" : " (expected: " + known + ")"));
    }
}
