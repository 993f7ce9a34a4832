package dev.assent.cli.decide;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failures;
import dev.assent.cli.OutputFormat;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.DecisionView;
import dev.assent.cli.view.JsonText;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.client.ClientException;
import dev.assent.client.Decision;
import dev.assent.client.DecisionClient;
import dev.assent.client.DecisionRequest;
import dev.assent.client.Effect;
import dev.assent.client.ToolCall;
import dev.assent.engine.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Decides the calls of a file one after the other, so that the calls of a session stay in order. A bad line is reported
 * and the rest goes on; without a server it stops.
 */
final class CallFile {
    private final Terminal terminal;
    private final DecisionClient client;
    private final ToolCall given;
    private final Duration patience;
    private final OutputFormat.Text format;
    private final Style style;
    private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    private int failed;

    CallFile(Terminal terminal, DecisionClient client, ToolCall given, Duration patience, OutputFormat.Text format) {
        this.terminal = terminal;
        this.client = client;
        this.given = given;
        this.patience = patience;
        this.format = format;
        this.style = new Style(terminal.colour());
    }

    ExitCode decide(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    decide(file.getFileName() + ":" + number, line);
                }
            }
        }
        String summary = summary();
        Consumer<String> out = format == OutputFormat.Text.JSON ? terminal::note : terminal::say;
        out.accept(summary);
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void decide(String where, String line) {
        try {
            CallRecord record = CallRecord.parse(line, given);
            Decision decision = client.decideAndWait(DecisionRequest.of(record.call()), patience);
            counts.merge(decision.effect(), 1, Integer::sum);
            terminal.out().println(format == OutputFormat.Text.JSON ? json(record, decision) : text(record, decision));
        } catch (JsonException e) {
            fail(where + ":" + Math.max(1, e.column()), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            fail(where, String.valueOf(e.getMessage()));
        } catch (ClientException e) {
            if (e.isUnreachable()) {
                terminal.note(summary());
                throw e;
            }
            fail(where, Failures.of(e).getMessage());
        }
    }

    private void fail(String where, String message) {
        failed++;
        terminal.note(Shown.line(where) + ": error: " + message);
    }

    private String text(CallRecord record, Decision decision) {
        String effect = style.effect(decision.effect(), String.format("%-5s", decision.effect()));
        String name = record.id().isEmpty() ? record.call().session() : record.id();
        return String.format(
                        "%s  %-28s  %-40s  %s",
                        effect, Shown.line(record.call().tool()), DecisionView.rules(decision), Shown.line(name))
                .stripTrailing();
    }

    private static String json(CallRecord record, Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", record.id());
        json.put("session", record.call().session());
        json.put("tool", record.call().tool());
        json.put("decision", DecisionView.json(decision));
        return JsonText.of(json);
    }

    private String summary() {
        int decided = counts.values().stream().mapToInt(Integer::intValue).sum();
        String effects = java.util.Arrays.stream(Effect.values())
                .map(effect -> counts.getOrDefault(effect, 0) + " " + effect)
                .collect(Collectors.joining(", "));
        return (decided + failed) + " calls: " + effects + ", " + failed + " without decision";
    }
}
