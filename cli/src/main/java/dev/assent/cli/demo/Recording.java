package dev.assent.cli.demo;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.decide.CallRecord;
import dev.assent.cli.view.Shown;
import dev.assent.client.ToolCall;
import dev.assent.engine.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The calls of one recorded session, in order. */
record Recording(String name, List<CallRecord> calls) {
    Recording {
        calls = List.copyOf(calls);
    }

    static Recording read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replace(".jsonl", "");
        List<CallRecord> calls = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    calls.add(CallRecord.parse(lines.get(i), ToolCall.of("", "")));
                } catch (IllegalArgumentException | JsonException e) {
                    throw new Failure(ExitCode.FAILED, Shown.line(file + ":" + (i + 1)) + ": error: " + e.getMessage());
                }
            }
        }
        return new Recording(name, calls);
    }
}
