package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.AskReference;
import dev.assent.client.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code console} block of docs/terminal.md, run against a sidecar of its own, prints what it shows; {@code ...} stands for any
 * text, {@code 7f3k2a} for the id of the ask and {@code sha256:9c1e4a77} for its digest. A block may name the call that is asked
 * about, {@code TOOL ARGUMENTS}, then {@code after ARGUMENTS} that were allowed before or {@code refused}; or the file of contexts.
 */
class TerminalManualTest {
    private static final Pattern CONFIG = Manual.block("yaml config.yaml");
    private static final Pattern CALL = Pattern.compile("(\\S+) (\\{.*?})(?: after (\\{.*}))?( refused)?");
    private static final Pattern EXIT = Pattern.compile("exit code ([0-9]+)\n$");
    private static final String ID = "7f3k2a";
    private static final String DIGEST = "sha256:9c1e4a77";

    private static final String POLICY = """
            name: agent-tools
            rule:
              match:
                - {id: read, condition: "tool.name == 'fs.read'", effect: allow}
                - {id: write, condition: "tool.name == 'fs.write'", effect: ask, risk: low}
                - {id: host, condition: "tool.name == 'http.post'", effect: ask, risk: high}
                - {id: mail, condition: "tool.name == 'mail.send'", effect: ask, explanation: "'mail to ' + string(args.to)"}
            """;

    private final Manual manual = Manual.page("terminal.md");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> commands() {
        List<MatchResult> blocks = manual.commands();
        return Stream.iterate(0, i -> i < blocks.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        blocks.get(i).group(2), () -> check(blocks.get(i), folder.resolve(Integer.toString(i)))));
    }

    /** A command that stands in another block would not be run. */
    @Test
    void thereIsNoOtherBlockWithACommand() {
        assertThat(manual.commands()).hasSizeGreaterThan(10);
        assertThat(manual.otherLines())
                .noneMatch(line -> line.matches("(\\$ )?(\\./)?assent (asks|context|completion|doctor).*"));
    }

    @Test
    void exitCodes_areAllThere() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(manual.text()).contains("\n| " + code.number() + " | ");
        }
    }

    private void check(MatchResult block, Path home) throws Exception {
        try (LiveSidecar sidecar = new LiveSidecar(home, POLICY)) {
            Shell shell = sidecar.shell().with("LANG", "C.UTF-8").with("HOME", home.toString());
            String id = ID;
            String digest = DIGEST;
            if (block.group(1).equals("config.yaml")) {
                shell.with("ASSENT_CONFIG", config(home).toString());
            } else if (!block.group(1).isEmpty()) {
                id = open(block.group(1), sidecar);
                digest = sidecar.reviewer.getAsk(id).summary().callDigest();
            }
            String command =
                    block.group(2).replace(ID, id.substring(0, ID.length())).replace(DIGEST, digest);
            String shown =
                    block.group(3).replace(ID, id.substring(0, ID.length())).replace(DIGEST, digest);
            Matcher exit = EXIT.matcher(shown);
            int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
            check(command, exit.replaceFirst(""), code, shell);
            sidecar.askOf("build-bot", "fs.write", "{\"wakes\": \"those who watch\"}");
        }
    }

    private void check(String command, String shown, int code, Shell shell) throws Exception {
        Pattern expected = Pattern.compile(
                Arrays.stream(shown.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
        if (command.startsWith("asks watch")) {
            assertThat(watched(command, (int) shown.lines().count(), shell)).matches(expected);
            return;
        }
        String input = "";
        StringWriter messages = new StringWriter();
        int ended = 0;
        for (String part : command.split(" \\| (?:assent )?", -1)) {
            StringWriter out = new StringWriter();
            ended = shell.run(
                    new BufferedReader(new StringReader(input)),
                    out,
                    messages,
                    Manual.words(part).toArray(String[]::new));
            input = out.toString();
        }
        // blanks that align columns depend on what stands in them
        assertThat((input + messages).replaceAll(" {2,}", "  ")).matches(spaced(expected));
        assertThat(ended).isEqualTo(code);
    }

    private static Pattern spaced(Pattern expected) {
        return Pattern.compile(expected.pattern().replaceAll(" {2,}", "  "), Pattern.DOTALL);
    }

    private static String watched(String command, int lines, Shell shell) throws InterruptedException {
        Feed feed = new Feed();
        Thread thread = new Thread(() -> shell.run(
                new BufferedReader(Reader.nullReader()),
                feed,
                new StringWriter(),
                Manual.words(command).toArray(String[]::new)));
        thread.setDaemon(true);
        thread.start();
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            read.append(feed.next()).append('\n');
        }
        feed.breakOff();
        return read.toString();
    }

    private String open(String call, LiveSidecar sidecar) {
        Matcher parts = CALL.matcher(call);
        assertThat(parts.matches()).as(call).isTrue();
        if (parts.group(3) != null) {
            AskReference before = sidecar.askOf("build-bot", parts.group(1), parts.group(3));
            sidecar.reviewer.submit(
                    Verdict.approve(sidecar.reviewer.getAsk(before.askId()).summary(), ""));
            assertThat(sidecar.agent.awaitAsk(before, Duration.ofSeconds(20)).permits())
                    .isTrue();
        }
        AskReference ask = sidecar.askOf("build-bot", parts.group(1), parts.group(2));
        if (parts.group(4) != null) {
            sidecar.reviewer.submit(
                    Verdict.reject(sidecar.reviewer.getAsk(ask.askId()).summary(), ""));
        }
        return ask.askId();
    }

    private Path config(Path home) throws IOException {
        Matcher block = CONFIG.matcher(manual.text());
        assertThat(block.find()).isTrue();
        Path file = Files.writeString(home.resolve("config.yaml"), block.group(1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
