package dev.assent.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.audit.FileDecisionLog.Durability;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** An answered record survives {@code kill -9}, and the next start goes on with the chain. */
class KilledProcessTest {
    @TempDir
    Path data;

    @RepeatedTest(3)
    void everyAnsweredRecordIsThere() throws Exception {
        long answered = appendUntilKilled();
        long there;
        try (FileDecisionLog log = FileDecisionLog.open(data, InstantSource.system(), Durability.PROCESS)) {
            there = count("\"type\":\"decision\"");
            log.append("after", Map.of()).get();
        }
        assertThat(answered).isPositive();
        assertThat(there).isGreaterThanOrEqualTo(answered);
        assertThat(ChainCheck.of(data.resolve("decisions.jsonl")).firstBad()).isEmpty();
        assertThat(count("\"type\":\"after\"")).isEqualTo(1);
    }

    private long appendUntilKilled() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long answered = 0;
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            while (lines.readLine() != null) {
                answered++;
                if (answered == 500) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException e) {
            // the stream may close under the reader when the process is gone
            assertThat(answered).isGreaterThanOrEqualTo(500);
        }
        process.waitFor();
        return answered;
    }

    private long count(String text) throws IOException {
        try (var lines = Files.lines(data.resolve("decisions.jsonl"))) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }
}
