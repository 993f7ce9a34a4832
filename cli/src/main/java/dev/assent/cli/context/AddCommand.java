package dev.assent.cli.context;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.client.Risk;
import dev.assent.engine.display.Scripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assent context add}. */
@Command(
        name = "assent context add",
        description = "Add a context to the file. The file is written anew; its comments are not kept.")
public final class AddCommand extends CliCommand {
    @Parameters(paramLabel = "NAME", description = "Letters, digits and . _ -")
    private String name = "";

    @Option(names = "--server", paramLabel = "ADDR", description = "HOST:PORT or unix:PATH of the reviewers' listener.")
    private @Nullable String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The reviewer's token. The file is named, never copied.")
    private @Nullable String tokenFile;

    @Option(names = "--banner", paramLabel = "TEXT", description = "Stands at the top of the screen, such as PROD.")
    private String banner = "";

    @Option(names = "--read-only", description = "Look, but refuse to give verdicts.")
    private boolean readOnly;

    @Option(
            names = "--script",
            paramLabel = "NAME",
            description = "A writing system that prose may show unescaped, such as Cyrillic. May be given again.")
    private List<String> scripts = List.of();

    @Option(names = "--notices", paramLabel = "KIND", description = "none, bell (default), osc9, osc777 or osc99.")
    private NoticeKind notices = NoticeKind.BELL;

    @Option(
            names = "--notice-from",
            paramLabel = "RISK",
            description = "The lowest risk that is told: low, medium, high (default) or critical.")
    private Risk noticeFrom = Risk.HIGH;

    @Option(names = "--replace", description = "Take the place of the context of this name.")
    private boolean replace;

    @Override
    protected ExitCode run() throws IOException {
        ContextFile file = ContextFile.find(terminal().env());
        Contexts contexts = file.read(terminal());
        ReviewerContext added = context();
        if (!replace && contexts.named(name).isPresent()) {
            throw new Failure(ExitCode.CONFLICT, "there is a context " + name + "; --replace takes its place");
        }
        file.write(contexts.with(added));
        terminal().say("added " + name);
        if (contexts.current().isEmpty()) {
            terminal().note("`assent context use " + name + "` makes it the current one");
        }
        return ExitCode.OK;
    }

    private ReviewerContext context() {
        List<String> shown = scripts.stream()
                .map(name -> checked("--script", name, ContextValue::script))
                .toList();
        return new ReviewerContext(
                checked("NAME", name, ContextValue::name),
                Optional.ofNullable(server).map(text -> checked("--server", text, ContextValue::server)),
                Optional.ofNullable(tokenFile).map(text -> checked("--token-file", text, AddCommand::path)),
                checked("--banner", banner, ContextValue::banner),
                readOnly,
                Scripts.parse(String.join(",", shown)),
                notices,
                noticeFrom);
    }

    private static Path path(String text) {
        return ContextValue.path(text, Path.of("").toAbsolutePath());
    }

    private static <T> T checked(String what, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, what + ": " + e.getMessage());
        }
    }
}
