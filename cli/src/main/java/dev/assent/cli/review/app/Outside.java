package dev.assent.cli.review.app;

import dev.assent.cli.Failure;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Programs of the reviewer's choice that get the terminal for a while: an editor, a pager. They are given ASCII and our own
 * marks only, in a file that goes afterwards.
 */
final class Outside {
    /** Gives the terminal to others while something runs; the review stands still meanwhile. */
    interface Handover {
        /**
         * Runs the program; returns its exit code.
         *
         * @throws IOException if the program does
         */
        int run(Program program) throws IOException, InterruptedException;
    }

    /** A program that is run to its end. */
    interface Program {
        int run() throws IOException, InterruptedException;
    }

    private static final int MAX_BYTES = 16 << 20;
    private static final int WIDTH = 100;

    private final Map<String, String> env;
    private final Handover handover;
    private final Background background;
    private final Function<Ask, List<String>> explanation;
    private final Consumer<String> tell;
    private final Clock clock;

    /** @param explanation lines for the screen on how policy sees the call of an ask; asks the server */
    Outside(
            Map<String, String> env,
            Handover handover,
            Background background,
            Function<Ask, List<String>> explanation,
            Consumer<String> tell,
            Clock clock) {
        this.env = env;
        this.handover = handover;
        this.background = background;
        this.explanation = explanation;
        this.tell = tell;
        this.clock = clock;
    }

    /** What the editor left of the text; empty if it failed. */
    Optional<String> edit(String text) {
        String editor = env.getOrDefault("VISUAL", env.getOrDefault("EDITOR", ""));
        try (ScratchFile scratch = ScratchFile.with("arguments.json", text)) {
            int code = run(editor.isBlank() ? "vi" : editor, scratch);
            if (code != 0) {
                tell.accept("the editor ended with " + code + "; $VISUAL or $EDITOR names another");
                return Optional.empty();
            }
            if (Files.size(scratch.file()) > MAX_BYTES) {
                tell.accept("the edited text is too long");
                return Optional.empty();
            }
            return Optional.of(Files.readString(scratch.file()));
        } catch (IOException e) {
            tell.accept(
                    "the editor cannot be run, or left what is no text: " + Shown.line(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Shows the ask whole in a pager. Returns whether it was shown. */
    boolean view(Ask ask) {
        return page(
                "ask-" + AskScreen.shortId(ask.askId()) + ".txt",
                AskScreen.lines(ask, clock.instant(), Style.PLAIN, WIDTH));
    }

    /** Shows how policy sees the call, once the server has said. */
    void explain(Ask ask) {
        tell.accept("asking the server ...");
        background.ask(
                () -> explanation.apply(ask),
                lines -> page("explanation.txt", lines),
                (Failure problem) -> tell.accept("no explanation: " + problem.getMessage()));
    }

    private boolean page(String name, List<String> lines) {
        String pager = env.getOrDefault("PAGER", "");
        try (ScratchFile scratch = ScratchFile.with(name, String.join("\n", lines) + "\n")) {
            int code = run(pager.isBlank() ? "less" : pager, scratch);
            tell.accept(code == 0 ? "" : "the pager ended with " + code + "; $PAGER names another");
            return code == 0;
        } catch (IOException e) {
            tell.accept("the pager cannot be run: " + Shown.line(String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** As git does: the variable may hold options, so a shell reads it. */
    private int run(String command, ScratchFile scratch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh", "-c", command + " \"$@\"", command, scratch.file().toString());
        builder.environment().putAll(env);
        builder.environment().put("LESSSECURE", "1"); // no shell, no files out of the pager
        builder.environment().remove("LESSOPEN");
        builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
        builder.inheritIO();
        try {
            return handover.run(() -> {
                Process process = builder.start();
                try {
                    return process.waitFor();
                } finally {
                    process.destroy();
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted");
        }
    }
}
