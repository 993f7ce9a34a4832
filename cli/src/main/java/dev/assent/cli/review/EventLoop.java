package dev.assent.cli.review;

import dev.assent.cli.Failure;
import dev.assent.cli.Failures;
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
 * when one was asked for: what is typed at no question is no answer. {@link #post} is safe for any thread.
 */
public final class EventLoop {
    private static final int MAX_WAITING = 1_000;

    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Semaphore linesWanted = new Semaphore(0);
    private final Terminal terminal;
    private @Nullable Consumer<@Nullable String> reader;
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
        try {
            terminal.forgetTypedLines();
        } catch (IOException e) {
            throw Failures.of(e);
        }
        reader = answer;
        linesWanted.release();
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
                linesWanted.acquire();
                String line = read();
                post(() -> {
                    Consumer<@Nullable String> answer = reader;
                    reader = null;
                    if (answer != null) {
                        answer.accept(line);
                    }
                });
            }
        } catch (InterruptedException e) {
            return; // the loop is over
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
