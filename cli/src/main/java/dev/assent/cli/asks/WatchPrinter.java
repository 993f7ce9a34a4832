package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.AskJson;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.WatchCursor;
import dev.assent.client.WatchListener;
import dev.assent.client.Withdrawal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Prints the events of a watch, whole lines only, each at once. Called by the watch's thread; {@link #stop} by any. */
final class WatchPrinter implements WatchListener {
    private final Terminal terminal;
    private final boolean json;
    private final Function<String, AskSummary> lookup;
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();

    /** The asks that were shown and have not ended; the server bounds how many there are. */
    private final Set<String> shown = new HashSet<>();

    /** Those of them that a new snapshot has not brought again so far. */
    private final Set<String> missing = new HashSet<>();

    private boolean lost;
    private boolean stopped;

    /** @param lookup reads an ask by its id */
    WatchPrinter(Terminal terminal, boolean json, Function<String, AskSummary> lookup) {
        this.terminal = terminal;
        this.json = json;
        this.lookup = lookup;
    }

    /** Comes when there is nothing more to print. */
    CompletableFuture<ExitCode> ended() {
        return ended;
    }

    /** Prints nothing more; a line that is being printed is finished first. */
    synchronized void stop() {
        stopped = true;
    }

    @Override
    public void snapshot() {
        missing.addAll(shown);
    }

    @Override
    public void offered(AskSummary ask) {
        missing.remove(ask.askId());
        String type = shown.add(ask.askId()) ? "ADDED" : "UPDATED";
        print(type, "ask", AskJson.of(ask), () -> WatchLine.of(ask));
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
        missing.remove(withdrawal.askId());
        shown.remove(withdrawal.askId());
        print("RESOLVED", "ask", AskJson.of(withdrawal), () -> WatchLine.of(withdrawal));
    }

    @Override
    public void checkpoint(WatchCursor cursor) {
        missing.forEach(this::endedMeanwhile);
        missing.clear();
        if (json) {
            print("BOOKMARK", "cursor", cursor.text(), () -> "");
        } else {
            connectedAgain();
        }
    }

    @Override
    public void draining() {
        terminal.note("assent: the server is about to close the watch; another one follows");
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        if (!lost) {
            lost = true;
            terminal.note("assent: the watch is interrupted (" + Shown.line(String.valueOf(why.getMessage()))
                    + "); trying until it goes on");
        }
    }

    @Override
    public void ended(ClientException why) {
        ended.completeExceptionally(why);
    }

    /** An ask that ended while a watch could not go on where it was, so that its end was not told. */
    private void endedMeanwhile(String askId) {
        shown.remove(askId);
        try {
            AskSummary ask = lookup.apply(askId);
            print("RESOLVED", "ask", Map.of("askId", askId, "state", ask.state()), () -> WatchLine.ended(ask));
        } catch (ClientException e) {
            terminal.note("assent: how ask " + Shown.line(askId) + " ended is not known: "
                    + Shown.line(String.valueOf(e.getMessage())));
        }
    }

    private void connectedAgain() {
        if (lost) {
            lost = false;
            terminal.note("assent: the watch goes on");
        }
    }

    private void print(String type, String key, Object value, Supplier<String> line) {
        connectedAgain();
        synchronized (this) {
            if (stopped) {
                return;
            }
            if (json) {
                Map<String, Object> event = new LinkedHashMap<>();
                event.put("type", type);
                event.put(key, value);
                terminal.say(JsonText.of(event));
            } else {
                terminal.say(String.format("%-8s  %s", type, line.get()));
            }
            if (terminal.out().checkError()) {
                ended.complete(ExitCode.OK); // nobody reads on
            }
        }
    }
}
