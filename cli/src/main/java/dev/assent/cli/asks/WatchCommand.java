package dev.assent.cli.asks;

import dev.assent.cli.CliCommand;
import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.client.AskState;
import dev.assent.client.AskWatch;
import dev.assent.client.ReviewClient;
import dev.assent.client.WatchCursor;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assent asks watch}. */
@Command(
        name = "assent asks watch",
        description = "Print what happens to asks, as it happens: first every pending one, then each change. It"
                + " reconnects by itself and ends at Ctrl-C or when nobody reads on.")
public final class WatchCommand extends CliCommand {
    /** The forms of events. */
    enum Form {
        TABLE,
        JSONL
    }

    @Mixin
    private ReviewerOptions options = new ReviewerOptions();

    @Option(
            names = "--cursor",
            paramLabel = "TEXT",
            description = "Go on after this BOOKMARK of an earlier watch. An ask that this watch has not shown yet is"
                    + " ADDED.")
    private String cursor = "";

    @Option(names = "-o", paramLabel = "FORMAT", description = "table or jsonl.")
    private Form format = Form.TABLE;

    @Override
    protected ExitCode run() throws InterruptedException {
        WatchCursor from = from();
        try (ReviewClient client = options.connect(terminal())) {
            client.listAsks(AskState.PENDING, 1, ""); // who never gets through is told so, instead of trying for ever
            WatchPrinter printer = new WatchPrinter(
                    terminal(), format == Form.JSONL, id -> client.getAsk(id).summary());
            Thread interrupted = new Thread(printer::stop);
            Runtime.getRuntime().addShutdownHook(interrupted);
            try (AskWatch watch = client.watch(printer, from)) {
                return printer.ended().get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e);
            } finally {
                forget(interrupted);
            }
        }
    }

    private WatchCursor from() {
        try {
            return new WatchCursor(cursor);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, "--cursor: not a cursor of a BOOKMARK line");
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending by it
        }
    }
}
