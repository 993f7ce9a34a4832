package dev.assent.cli.review.plain;

import dev.assent.cli.Failure;
import dev.assent.cli.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs events one after the other on the thread that calls {@link #run}. Lines of the keyboard are events too, but only
 * when one was asked for: what a person types at no question, or before it can have been read, is no answer. A script's
 * lines wait until they are asked for. {@link #post} is safe for any thread.
 */
public final class EventLoop {
    private static final int MAX_WAITING = 1_000;

    /** A line that comes sooner was typed, or pasted, before the question. */
    private static final Duration TYPED_BEFORE = Duration.ofMillis(50);

    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Semaphore linesWanted = new Semaphore(0);
    private final Terminal terminal;
    private @Nullable Consumer<@Nullable String> reader;
    private Runnable onEnd = () -> {};
    private long asked;
    private boolean ended;
    private boolean over;

    public EventLoop(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Adds an event; waits while the queue is full. */
    public void post(Runnable event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the loop after the present event. On the loop's thread. */
    void finish() {
        over = true;
    }

    /** Whether a line that was asked for has not come yet. On the loop's thread. */
    boolean awaitsLine() {
        return reader != null;
    }

    /** Asks for one line; null is the end of input. On the loop's thread, one at a time. */
    void readLine(Consumer<@Nullable String> answer) {
        if (reader != null) {
            throw new IllegalStateException("a line is awaited already");
        }
        if (ended) {
            post(() -> answer.accept(null));
            return;
        }
        reader = answer;
        asked = System.nanoTime();
        linesWanted.release();
    }

    /** What to run when the input ends while no line is awaited. Before {@link #run}. */
    void onEnd(Runnable listener) {
        onEnd = listener;
    }

    /**
     * Runs events until {@link #finish}; in between, {@code tick} about every {@code period}.
     *
     * @throws Failure if an event does
     */
    void run(Runnable tick, Duration period) throws InterruptedException {
        Thread keyboard = new Thread(this::readLines, "assent-keyboard");
        keyboard.setDaemon(true);
        keyboard.start();
        long nextTick = System.nanoTime() + period.toNanos();
        try {
            while (!over) {
                Runnable event = events.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    nextTick = System.nanoTime() + period.toNanos();
                    tick.run();
                } else {
                    event.run();
                }
                terminal.out().flush();
            }
        } finally {
            keyboard.interrupt();
        }
    }

    private void readLines() {
        try {
            while (true) {
                if (!terminal.interactive()) {
                    if (isAtEnd()) {
                        post(() -> accept(null, System.nanoTime()));
                        return;
                    }
                    linesWanted.acquire();
                }
                String line = read();
                long at = System.nanoTime();
                post(() -> accept(line, at));
                if (line == null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            return; // the loop is over
        }
    }

    private void accept(@Nullable String line, long at) {
        Consumer<@Nullable String> answer = reader;
        if (answer == null) {
            if (line == null) {
                ended = true;
                onEnd.run();
            }
            return;
        }
        if (line != null && terminal.interactive() && at - asked < TYPED_BEFORE.toNanos()) {
            return;
        }
        reader = null;
        ended = line == null;
        answer.accept(line);
    }

    /** Waits for something to read. An input that fails has ended. */
    private boolean isAtEnd() {
        try {
            terminal.in().mark(1);
            if (terminal.in().read() < 0) {
                return true;
            }
            terminal.in().reset();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** An input that fails has ended. */
    private @Nullable String read() {
        try {
            return terminal.in().readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
