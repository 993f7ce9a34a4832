package dev.assent.cli.replay;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.decide.CallRecord;
import dev.assent.cli.decide.EngineCall;
import dev.assent.cli.view.Shown;
import dev.assent.client.ToolCall;
import dev.assent.engine.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files of calls into sessions, each in the order of {@code seq}. A line that is no call is a problem, not the end. */
final class RecordedSessions {
    private static final int MAX_LINES = 1_000_000;

    private final boolean strict;
    private final Map<Object, List<RecordedCall>> sessions = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int lineCount;

    /** {@code strict}: the first bad line ends the reading. */
    RecordedSessions(boolean strict) {
        this.strict = strict;
    }

    private record Key(String corpus, String session) {}

    void read(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    if (++lineCount > MAX_LINES) {
                        throw new Failure(ExitCode.FAILED, "there are more than " + MAX_LINES + " calls");
                    }
                    read(file.getFileName() + ":" + number, line);
                }
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new Failure(ExitCode.FAILED, Shown.line(file.toString()) + " is not UTF-8");
        }
    }

    /** In the order in which they begin in the files. */
    List<List<RecordedCall>> sessions() {
        return sessions.values().stream()
                .map(session -> session.stream()
                        .sorted(Comparator.comparingLong(c -> c.origin().seq()))
                        .toList())
                .toList();
    }

    /** The lines that are no calls, {@code file:line: error: ...}, in display form. */
    List<String> problems() {
        return problems;
    }

    private void read(String where, String line) {
        try {
            CallRecord record = CallRecord.parse(line, ToolCall.of("", ""));
            add(new RecordedCall(where, record.id(), record.origin(), EngineCall.of(record.call())));
        } catch (JsonException e) {
            problem(where + ":" + Math.max(1, e.column()), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            problem(where, String.valueOf(e.getMessage()));
        } catch (Failure e) {
            problem(where, e.getMessage());
        }
    }

    private void add(RecordedCall call) {
        // a call without a session stands alone
        Object key = call.call().session().isEmpty()
                ? call.where()
                : new Key(call.origin().corpus(), call.call().session());
        sessions.computeIfAbsent(key, k -> new ArrayList<>()).add(call);
    }

    private void problem(String where, String message) {
        String text = Shown.line(where) + ": error: " + Shown.line(message);
        if (strict) {
            throw new Failure(ExitCode.FAILED, text);
        }
        problems.add(text);
    }
}
