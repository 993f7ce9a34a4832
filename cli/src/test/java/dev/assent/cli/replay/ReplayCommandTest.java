package dev.assent.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded calls in, counts and differences out. */
class ReplayCommandTest {
    private static final String POLICY = """
            name: all
            rule:
              match:
                - {id: deny, condition: args.n > 100, effect: deny}
                - {id: ask, condition: args.n > 10, effect: ask}
                - {id: allow, effect: allow}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        policies("now", POLICY);
        policies("before", POLICY.replace("> 100,", "> 50,"));
        Files.writeString(folder.resolve("a.jsonl"), """
                {"id": "1", "corpus": "c", "suite": "s", "session": "x", "seq": 1, "tool": "t", "arguments": {"n": 20}, "label": "benign"}
                {"id": "2", "corpus": "c", "suite": "s", "session": "y", "seq": 1, "tool": "t", "arguments": {"n": 1}, "label": "benign"}

                {"id": "3", "corpus": "c", "suite": "s2", "session": "x", "seq": 0, "tool": "t", "arguments": {"n": 60}, "label": "attack"}
                """);
        Files.writeString(folder.resolve("b.jsonl"), """
                {"tool": "t", "arguments": {"n": 101}, "corpus": "d"}
                {"tool": "t", "arguments": {"n": 1}, "corpus": "d"}
                """);
    }

    @Test
    void countsByCorpusSuiteAndLabel_andSessions() {
        Ran ran = replay("--calls", file("a.jsonl"), file("b.jsonl"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "CORPUS SUITE LABEL CALLS ALLOWED ASKED DENIED",
                        "c s benign 2 1 1 0",
                        "c s2 attack 1 0 1 0",
                        "d 2 1 0 1",
                        "total 5 2 2 1",
                        "",
                        "CORPUS SESSIONS WITHOUT AN ASK",
                        "c 2 1",
                        "d 2 2",
                        "total 4 3");
    }

    @Test
    void against_listsTheDecisionsThatDiffer() {
        Ran ran = replay(
                "--calls",
                file("a.jsonl"),
                "--against",
                folder.resolve("before").toString());
        assertThat(ran.out().lines())
                .endsWith("a.jsonl:4  DENY -> ASK  t  all/deny -> all/ask  3", "1 of 3 decisions differ");
        Ran json = replay(
                "--calls",
                file("a.jsonl"),
                "--against",
                folder.resolve("before").toString(),
                "-o",
                "json");
        assertThat(json.out().lines()).hasSize(1);
        assertThat(json.out())
                .contains("\"differences\":[{\"where\":\"a.jsonl:4\",\"id\":\"3\",\"tool\":\"t\",\"before\":\"DENY\"")
                .contains("\"total\":{\"corpus\":\"total\",\"suite\":\"\",\"label\":\"\",\"calls\":3,\"allowed\":1");
    }

    @Test
    void aBadLineIsNamed_andEndsTheRunOnlyIfStrict() throws IOException {
        Files.writeString(folder.resolve("bad.jsonl"), """
                {"tool": "t", "arguments": {"n": 1}}
                {"tool": "t", "arguments": [1]}
                {"arguments": {}}
                {"tool": "t"
                {"tool": "t", "arguments": {"n": 1}}
                """);
        Ran ran = replay("--calls", file("bad.jsonl"), "-o", "json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().lines().map(line -> line.substring(0, 12)))
                .containsExactly("bad.jsonl:2:", "bad.jsonl:3:", "bad.jsonl:4:");
        assertThat(ran.out()).contains("\"calls\":2,");
        Ran strict = replay("--calls", file("bad.jsonl"), "--strict");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).isEmpty();
        assertThat(strict.err()).contains("bad.jsonl:2").doesNotContain("bad.jsonl:3");
    }

    @Test
    void textOfARecordIsNeverRaw() throws IOException {
        Files.writeString(
                folder.resolve("raw.jsonl"),
                "{\"tool\": \"t\\u001b[2J\", \"arguments\": {\"n\": 60}, \"corpus\": \"\\u202e\", \"id\": \"a\\nb\"}\n");
        Ran ran = replay(
                "--calls",
                file("raw.jsonl"),
                "--against",
                folder.resolve("before").toString());
        assertThat(ran.out()).contains("t␛[2J").contains("U+202E").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(replay().code()).isEqualTo(2);
        assertThat(replay("--calls", file("none.jsonl")).err()).contains("there is no file");
    }

    private Ran replay(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "replay";
        all[1] = "--policies";
        all[2] = folder.resolve("now").toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return Ran.assent(all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void policies(String name, String policy) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("all.policy.yaml"), policy);
    }
}
