package dev.assent.cli.demo;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.view.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the demo plays with: the starter policies and the recorded sessions of this installation. */
record DemoFiles(Path policies, List<Recording> recordings) {
    /** @param home the folder of the installation */
    static DemoFiles in(Path home) throws IOException {
        Path policies = home.resolve("policies");
        Path sessions = home.resolve("examples").resolve("sessions");
        if (!Files.isDirectory(policies) || !Files.isDirectory(sessions)) {
            throw new Failure(
                    ExitCode.FAILED,
                    "there is no policies/ and examples/sessions/ in " + Shown.line(home.toString())
                            + "; start the demo with the launcher of the installation");
        }
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(sessions)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                recordings.add(Recording.read(file));
            }
        }
        if (recordings.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "there is no recorded session in " + Shown.line(sessions.toString()));
        }
        return new DemoFiles(policies, List.copyOf(recordings));
    }
}
