package dev.assent.bench.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assent.cli.Terminal;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.app.Background;
import dev.assent.cli.review.app.Loop;
import dev.assent.cli.review.app.Review;
import dev.assent.cli.review.terminal.FullScreen;
import dev.assent.client.Ask;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.ChallengeKind;
import dev.assent.client.Lease;
import dev.assent.client.Risk;
import dev.assent.client.UntrustedText;
import dev.assent.client.Verdict;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.ScreenTerminal;

/**
 * Prints how long it takes from the character of a key to the painted screen, with 1,000 asks in the queue and arguments of
 * 64 KB: the whole reviewer but the server and the terminal program, on a screen of 120 x 40 in memory.
 */
public final class Repaint {
    private static final List<Risk> RISKS = List.of(Risk.LOW, Risk.MEDIUM, Risk.HIGH, Risk.CRITICAL);
    private static final int ASKS = 1_000;
    private static final int ARGUMENT_BYTES = 64_000;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 200;
    private static final Duration REST = Duration.ofMillis(250);

    /** Moves in the queue, pages in the detail, and back. */
    private static final Map<String, String> KEYS = Map.of(
            "j, the next ask", "j",
            "J, a page of the arguments", "J",
            "K, a page back", "K",
            "/, a filter", "/",
            "?, help and back", "?");

    private final Loop loop = new Loop();
    private final Instant now = Instant.now();
    private final String arguments = arguments();
    private final Review review;
    private final ScreenTerminal.VirtualTerminal terminal;

    private Repaint() throws Exception {
        terminal = ScreenTerminal.withTerminal("bench", "xterm-256color", 120, 40);
        review = new Review(
                FullScreen.over(terminal.terminal()),
                loop,
                new Background(loop),
                new Review.Server(new NoServer(), this::ask, call -> {
                    throw new UnsupportedOperationException();
                }),
                ReviewerContext.NONE,
                new Terminal(
                        new BufferedReader(Reader.nullReader()),
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(Writer.nullWriter()),
                        Map.of("TERM", "xterm-256color"),
                        true),
                Clock.systemUTC(),
                System::nanoTime);
    }

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        new Repaint().run();
        System.exit(0);
    }

    private void run() throws Exception {
        loop.execute(() -> {
            review.listener().connected("bench", List.of(), true);
            for (int i = 0; i < ASKS; i++) {
                review.listener().offered(summary(i));
            }
            review.listener().caughtUp();
        });
        drain();
        LockSupport.parkNanos(REST.toNanos());
        drain();
        for (Map.Entry<String, String> key : new java.util.TreeMap<>(KEYS).entrySet()) {
            measure(key.getKey(), key.getValue());
        }
    }

    private void measure(String name, String key) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            terminal.terminal().processInputBytes(key.getBytes(UTF_8));
            review.keyboard().readToSilence(); // the event waits in the loop now
            long start = System.nanoTime();
            drain();
            long took = System.nanoTime() - start;
            if (i >= WARM_UP) {
                times.add(took);
            }
            if (key.equals("j")) {
                // it comes to rest, is claimed, fetched and laid out: what a reviewer sees next counts too
                String id = id((i + 1) % ASKS);
                long fetched = System.nanoTime();
                loop.execute(() -> review.listener().claimed(new Lease(id, "bench", now), ask(id)));
                drain();
                if (i >= WARM_UP) {
                    times.add(System.nanoTime() - fetched);
                }
            } else if (key.equals("/")) {
                terminal.terminal().processInputBytes(new byte[] {0x1b});
                review.keyboard().readToSilence();
                drain();
            }
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.println(String.format(
                Locale.ROOT,
                "%-28s median %6.2f ms   p99 %6.2f ms   max %6.2f ms   n %d",
                name,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                Arrays.stream(sorted).max().orElse(0) / 1e6,
                sorted.length));
    }

    private void drain() throws InterruptedException {
        for (Runnable event = loop.next(0); ; event = loop.next(0)) {
            review.step(event);
            if (event == null) {
                return;
            }
        }
    }

    private AskSummary summary(int i) {
        return new AskSummary(
                id(i),
                AskState.PENDING,
                RISKS.get(i % RISKS.size()),
                text("http.post"),
                text("build-bot-" + i % 7),
                text("maria"),
                text("s-" + i),
                List.of("egress/new-host"),
                now,
                now.plusSeconds(600 + i),
                "v1",
                Optional.empty(),
                List.of(),
                false,
                "",
                false,
                false,
                false,
                Set.of(),
                "");
    }

    private Ask ask(String id) {
        return new Ask(
                summary(Integer.parseInt(id.substring(4))),
                text("web"),
                new UntrustedText(arguments, ""),
                Optional.empty(),
                text("{}"),
                List.of(),
                List.of(),
                true,
                "K7Q",
                "revision",
                Optional.of(new UntrustedText(arguments.replace("line 7", "line seven"), "")),
                Optional.empty(),
                Optional.empty(),
                ChallengeKind.CODE);
    }

    private static String arguments() {
        return IntStream.range(0, ARGUMENT_BYTES / 64)
                .mapToObj(i -> String.format(Locale.ROOT, "    \"%-56s\"", "line " + i + " h\u00e4lt \u202E still"))
                .collect(Collectors.joining(
                        ",\n", "{\n  \"url\": \"https://example.com\",\n  \"body\": [\n", "\n  ]\n}"));
    }

    private static String id(int i) {
        return String.format(Locale.ROOT, "ask-%022d", i);
    }

    private static UntrustedText text(String raw) {
        return new UntrustedText(raw, "");
    }

    /** Nothing that is sent matters here. */
    private static final class NoServer implements AskCommands {
        @Override
        public void claim(String askId) {}

        @Override
        public void extend(String askId) {}

        @Override
        public void release(String askId) {}

        @Override
        public void submit(Verdict verdict) {}
    }
}
