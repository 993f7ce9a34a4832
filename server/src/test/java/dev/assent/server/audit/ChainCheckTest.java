package dev.assent.server.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.audit.FileDecisionLog.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainCheckTest {
    @TempDir
    Path data;

    private Path file;

    @BeforeEach
    void writeFiveRecords() throws Exception {
        file = data.resolve("decisions.jsonl");
        try (FileDecisionLog log = FileDecisionLog.open(data, InstantSource.fixed(Instant.EPOCH), Durability.PROCESS)) {
            for (int i = 1; i <= 5; i++) {
                log.append("decision", Map.of("n", i)).get();
            }
        }
    }

    @Test
    void intact_givesTheHashOfTheLastLine() throws IOException {
        ChainCheck check = ChainCheck.of(file);
        String last = Files.readAllLines(file).get(4);
        assertThat(check.firstBad()).isEmpty();
        assertThat(check.records()).isEqualTo(5);
        assertThat(check.head()).isEqualTo(LinkedRecord.hash(last.getBytes(US_ASCII)));
    }

    @Test
    void empty_isIntact() throws IOException {
        Files.writeString(file, "");
        assertThat(ChainCheck.of(file).firstBad()).isEmpty();
        assertThat(ChainCheck.of(file).head()).isEqualTo("0".repeat(64));
    }

    @Test
    void changedRecord_breaksAtTheNextLine() throws IOException {
        assertBreaks(
                4, "that line was changed", lines -> lines.set(2, lines.get(2).replace("\"n\":3", "\"n\":4")));
    }

    @Test
    void removedRecord_breaksThere() throws IOException {
        assertBreaks(2, "lines are missing", lines -> lines.remove(1));
    }

    @Test
    void removedFirstRecord_breaksAtTheFirstLine() throws IOException {
        assertBreaks(1, "lines are missing", lines -> lines.remove(0));
    }

    @Test
    void swappedRecords_breakThere() throws IOException {
        assertBreaks(3, "moved", lines -> Collections.swap(lines, 2, 3));
    }

    @Test
    void repeatedRecord_breaksThere() throws IOException {
        assertBreaks(3, "added", lines -> lines.add(2, lines.get(1)));
    }

    @Test
    void wrongNumberWithTheRightHash_breaksThere() throws IOException {
        assertBreaks(
                5,
                "has number 7 instead of 5",
                lines -> lines.set(4, lines.get(4).replace(":5,\"t", ":7,\"t")));
    }

    @Test
    void lineThatIsNoRecord_breaksThere() throws IOException {
        assertBreaks(2, "not a JSON record", lines -> lines.set(1, "{"));
        assertBreaks(2, "not a JSON record", lines -> lines.set(1, ""));
        assertBreaks(2, "not a record of version 1", lines -> lines.set(1, "{\"v\":2}"));
        assertBreaks(2, "has no number", lines -> lines.set(1, "{\"v\":1,\"seq\":\"2\"}"));
        assertBreaks(2, "has no hash", lines -> lines.set(1, "{\"v\":1,\"seq\":2,\"prev\":\"\"}"));
        assertBreaks(2, "not ASCII", lines -> lines.set(1, "\u00e9"));
        assertBreaks(
                2, "same key twice", lines -> lines.set(1, lines.get(1).replace("\"seq\":2", "\"seq\":9,\"seq\":2")));
    }

    @Test
    void tornLastLine_isSaid() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 1));
        ChainCheck check = ChainCheck.of(file);
        assertThat(check.records()).isEqualTo(4);
        assertThat(check.firstBad().orElseThrow().problem()).contains("torn");
    }

    private void assertBreaks(long line, String problem, Consumer<List<String>> change) throws IOException {
        String before = Files.readString(file);
        List<String> lines = new ArrayList<>(before.lines().toList());
        change.accept(lines);
        Files.write(file, lines);
        ChainCheck check = ChainCheck.of(file);
        Files.writeString(file, before);
        assertThat(check.firstBad()).isPresent();
        assertThat(check.firstBad().orElseThrow().line()).isEqualTo(line);
        assertThat(check.firstBad().orElseThrow().problem()).contains(problem);
        assertThat(check.records()).isEqualTo(line - 1);
    }
}
