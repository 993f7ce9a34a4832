package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.Shell.Result;
import dev.assent.client.AskReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assent asks watch} against a real sidecar that comes and goes. */
class WatchTest extends OnSidecar {
    private static final Pattern BOOKMARK =
            Pattern.compile("\\{\"type\":\"BOOKMARK\",\"cursor\":\"([A-Za-z0-9_-]+)\"}");

    private final List<Feed> feeds = new ArrayList<>();
    private final Feed errors = new Feed();

    @AfterEach
    void stop() {
        feeds.forEach(Feed::breakOff);
        sidecar.ask("low", "{\"what\":\"wakes those who watch\"}");
    }

    @Test
    void everyPendingAsk_thenEachChange_inOrder() throws Exception {
        AskReference first = ask("high", "one");
        Feed feed = watch("-o", "jsonl");
        assertThat(feed.next()).startsWith("{\"type\":\"ADDED\",\"ask\":{\"askId\":\"" + first.askId() + "\"");
        assertThat(feed.next()).matches(BOOKMARK);
        AskReference second = ask("low", "two");
        assertThat(feed.until("ADDED")).last().asString().contains(second.askId(), "\"risk\":\"LOW\"");
        sidecar.shell().run("asks", "reject", second.askId());
        assertThat(feed.until("RESOLVED"))
                .last()
                .asString()
                .startsWith("{\"type\":\"RESOLVED\",\"ask\":{\"askId\":\"" + second.askId()
                        + "\",\"state\":\"DENIED\",\"reviewers\":[\"local\"],");
    }

    @Test
    void vote_isAnUpdate() throws Exception {
        AskReference ask = ask("two", "x");
        Feed feed = watch("-o", "jsonl");
        feed.until("BOOKMARK");
        String digest = sidecar.reviewer.getAsk(ask.askId()).summary().callDigest();
        sidecar.shell().run("asks", "approve", ask.askId(), "--digest", digest);
        assertThat(feed.until("UPDATED")).last().asString().contains(ask.askId(), "\"approved\":1");
    }

    @Test
    void table_isForPeople() throws Exception {
        AskReference ask = sidecar.ask("med\u001B[31mium", "{\"what\":\"x\"}");
        Feed feed = watch();
        assertThat(feed.next())
                .startsWith("ADDED     " + ask.askId().substring(0, 8))
                .contains(" of bot ")
                .doesNotContain("\u001B");
        sidecar.agent.cancelAsk(ask);
        assertThat(feed.until("RESOLVED"))
                .last()
                .asString()
                .isEqualTo("RESOLVED  " + ask.askId().substring(0, 8) + "  cancelled");
    }

    @Test
    void cursor_goesOnWithWhatChangedSince() throws Exception {
        AskReference before = ask("low", "before");
        Feed feed = watch("-o", "jsonl");
        List<String> lines = feed.until("BOOKMARK");
        feed.breakOff();
        AskReference after = ask("low", "after");
        Feed later = watch("-o", "jsonl", "--cursor", cursor(lines.get(lines.size() - 1)));
        assertThat(later.until("ADDED").toString()).contains(after.askId()).doesNotContain(before.askId());
    }

    @Test
    void cursorOfAnotherStore_beginsAnewAndSaysSo(@TempDir Path elsewhere) throws Exception {
        String foreign;
        try (LiveSidecar other = new LiveSidecar(elsewhere)) {
            Feed feed = run(other.shell(), "asks", "watch", "-o", "jsonl");
            foreign = cursor(feed.until("BOOKMARK").get(0));
            feed.breakOff();
            other.ask("low", "{\"what\":\"x\"}");
        }
        AskReference ask = ask("low", "here");
        Feed feed = watch("-o", "jsonl", "--cursor", foreign);
        assertThat(feed.until("ADDED").toString()).contains(ask.askId());
        assertThat(errors.until("cursor")).last().asString().startsWith("assent: the watch is interrupted (");
    }

    @Test
    void serverThatComesBack_isFoundAgain_andNothingIsLostOrTwice() throws Exception {
        AskReference before = ask("low", "before");
        Feed feed = watch("-o", "jsonl");
        feed.until("BOOKMARK");
        sidecar.restart();
        AskReference after = ask("low", "after");
        sidecar.shell().run("asks", "reject", before.askId());
        List<String> lines = feed.until("RESOLVED");
        assertThat(lines.toString().split(after.askId(), -1)).hasSize(2);
        assertThat(lines).last().asString().contains(before.askId());
        assertThat(errors.until("goes on").toString()).contains("the watch is interrupted");
    }

    @Test
    void closedPipe_endsItQuietly() throws Exception {
        Feed feed = new Feed();
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> sidecar.shell().run(none(), feed, errors, "asks", "watch"));
        ask("low", "one");
        feed.next();
        feed.breakOff();
        ask("low", "two");
        assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void interrupt_endsWith130AfterAWholeLine() throws Exception {
        ask("low", "one");
        Process process = process("asks", "watch", "-o", "jsonl");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).contains("ADDED");
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(out.lines()).allMatch(line -> line.endsWith("}"));
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @Test
    void wrongTokenOrNoServer_endsAtOnce() {
        Result refused =
                sidecar.shell().with("ASSENT_TOKEN", "asr_" + "0".repeat(64)).run("asks", "watch");
        assertThat(refused.code()).isEqualTo(4);
        Result nobody = sidecar.shell().run("asks", "watch", "--server", "127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(8);
    }

    private AskReference ask(String tool, String what) {
        return sidecar.ask(tool, "{\"what\":\"" + what + "\"}");
    }

    private Feed watch(String... options) {
        List<String> args = new ArrayList<>(List.of("asks", "watch"));
        args.addAll(List.of(options));
        return run(sidecar.shell(), args.toArray(String[]::new));
    }

    private Feed run(Shell shell, String... args) {
        Feed feed = new Feed();
        feeds.add(feed);
        Thread thread = new Thread(() -> shell.run(none(), feed, errors, args));
        thread.setDaemon(true);
        thread.start();
        return feed;
    }

    private Process process(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // a build in the background has Ctrl-C ignored, and its children too
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        Shell shell = sidecar.shell();
        for (String variable : List.of("ASSENT_REVIEW_SERVER", "ASSENT_DATA")) {
            builder.environment().put(variable, shell.environment(variable));
        }
        return builder.start();
    }

    private static String cursor(String line) {
        Matcher matcher = BOOKMARK.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher.group(1);
    }

    private static BufferedReader none() {
        return new BufferedReader(Reader.nullReader());
    }
}
