package dev.assent.cli.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.LiveSidecar;
import dev.assent.cli.Terminal;
import dev.assent.cli.context.ReviewerContext;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.PostingListener;
import dev.assent.cli.review.terminal.FullScreen;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewSession;
import dev.assent.client.ReviewSessionOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jline.utils.ScreenTerminal;

/**
 * A person at a review of a real sidecar: real keys through a terminal in memory, a clock that only moves when the test says
 * so. The loop runs on the test's thread.
 */
final class Person implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScreenTerminal.VirtualTerminal terminal;
    private final FullScreen screen;
    private final Loop loop = new Loop();
    private final Background background = new Background(loop);
    private final PolicyClient policies;
    private final ReviewSession session;
    private final AtomicLong nanos = new AtomicLong();
    private final Instant start = Instant.now();
    final Review review;

    Person(LiveSidecar sidecar, Map<String, String> env, int columns, int rows) {
        this(sidecar, env, ReviewerContext.NONE, columns, rows);
    }

    Person(LiveSidecar sidecar, Map<String, String> env, ReviewerContext context, int columns, int rows) {
        try {
            terminal = ScreenTerminal.withTerminal("test", "xterm-256color", columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        screen = FullScreen.over(terminal.terminal());
        policies = sidecar.policies();
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return start.plusNanos(nanos.get());
            }
        };
        AtomicReference<ReviewSession> opened = new AtomicReference<>();
        review = new Review(
                screen,
                loop,
                background,
                new Review.Server(AskCommands.later(opened::get), sidecar.reviewer::getAsk, policies::explain),
                context,
                new Terminal(
                        new BufferedReader(Reader.nullReader()),
                        new PrintWriter(Writer.nullWriter()),
                        new PrintWriter(Writer.nullWriter()),
                        env,
                        true),
                clock,
                nanos::get);
        session = sidecar.reviewer.openSession(
                ReviewSessionOptions.oneAtATime(), new PostingListener(loop, review.listener()));
        opened.set(session);
    }

    /** Waits until this stands on the screen; meanwhile the review goes on, and its clock does not move. */
    Person sees(String text) {
        Awaitility.await("on the screen: " + text + "\n" + screen())
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> {
                    goOn();
                    return screen().contains(text);
                });
        return this;
    }

    /** As {@link #sees}, while the clock moves too: an ask is fetched once the selection has come to rest. */
    Person reads(String text) {
        Awaitility.await("to read: " + text + "\n" + screen())
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(() -> {
                    waits(100);
                    return screen().contains(text);
                });
        return this;
    }

    /** Lets time pass for the review, a tenth of a second at a time. */
    Person waits(long millis) {
        for (long passed = 0; passed < millis; passed += 100) {
            nanos.addAndGet(Duration.ofMillis(Math.min(100, millis - passed)).toNanos());
            goOn();
        }
        return this;
    }

    /** Looks for long enough, then presses a key, or several as fast as they come. */
    Person presses(String keys) {
        waits(1_200);
        return sends(keys);
    }

    /** Types, one key after the other, at the pace of a person. */
    Person types(String text) {
        text.codePoints().forEach(key -> waits(100).sends(Character.toString(key)));
        return this;
    }

    /** The terminal sends this at once, and the review has taken it. */
    Person sends(String bytes) {
        try {
            terminal.terminal().processInputBytes(bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            review.keyboard().readToSilence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        goOn();
        return this;
    }

    Person resizes(int columns, int rows) {
        assertThat(terminal.screen().setSize(org.jline.terminal.Size.of(columns, rows)))
                .isTrue();
        terminal.terminal().setSize(org.jline.terminal.Size.of(columns, rows));
        terminal.terminal().raise(org.jline.terminal.Terminal.Signal.WINCH);
        goOn();
        return this;
    }

    /** What stands on the screen, its lines without spaces at the end. */
    String screen() {
        int columns = terminal.screen().getColumns();
        int rows = terminal.screen().getRows();
        long[] cells = new long[columns * rows];
        terminal.screen().dump(cells, 0, 0, rows, columns, new int[2]);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                line.appendCodePoint(Math.max(' ', ScreenTerminal.cellCodePoint(cells[row * columns + column])));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    boolean hasLeft() {
        return review.isOver();
    }

    private void goOn() {
        try {
            for (Runnable event = loop.next(0); ; event = loop.next(0)) {
                review.step(event);
                if (event == null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        session.close();
        policies.close();
        background.close();
        loop.finish();
        screen.close();
    }
}
