package dev.assent.client;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One stream after another: when one is lost, the next is opened after a pause and resumes at the cursor. It has one thread, which
 * runs all that is handed to it, one thing at a time; every method but {@link #begin}, {@link #execute} and {@link #close} is for
 * that thread.
 */
final class ResumingStream<S extends ResumingStream.Stream> implements AutoCloseable {
    /** A stream that is open or about to be. */
    interface Stream {
        void cancel();
    }

    private final ScheduledThreadPoolExecutor loop;
    private final RetryPolicy pauses;
    private final Function<ByteString, S> opening;
    private final BiConsumer<ClientException, Duration> onLost;
    private final Consumer<ClientException> onEnd;

    private ByteString cursor;
    private int failures;
    private @Nullable S stream;
    private boolean over;

    /**
     * Opens nothing yet.
     *
     * @param pauses before each further stream; its attempts do not count
     * @param opening opens a stream at a cursor; what it hears, it hears on the thread
     * @param onLost hears why a stream is gone, and after which pause the next follows
     * @param onEnd hears why no stream follows
     */
    ResumingStream(
            String thread,
            RetryPolicy pauses,
            ByteString from,
            Function<ByteString, S> opening,
            BiConsumer<ClientException, Duration> onLost,
            Consumer<ClientException> onEnd) {
        this.pauses = pauses;
        this.cursor = from;
        this.opening = opening;
        this.onLost = onLost;
        this.onEnd = onEnd;
        this.loop = new ScheduledThreadPoolExecutor(1, task -> {
            Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
        loop.setRemoveOnCancelPolicy(true);
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void begin() {
        loop.execute(this::connect);
    }

    /** Its thread. */
    Executor thread() {
        return loop;
    }

    /**
     * Runs the task on the thread.
     *
     * @throws RejectedExecutionException if no stream follows and the thread has ended
     */
    void execute(Runnable task) {
        loop.execute(task);
    }

    /** Whether it is closed, or no stream follows. */
    boolean isOver() {
        return over;
    }

    /** Cancels the stream; nothing is heard any more once the call that may be under way returns. */
    @Override
    public void close() {
        try {
            loop.execute(() -> {
                over = true;
                if (stream != null) {
                    stream.cancel(); // its end comes back on this thread, which must be there for it
                } else {
                    loop.shutdown();
                }
            });
        } catch (RejectedExecutionException e) {
            return; // it is closed already
        }
    }

    /** The stream of the moment, if there is one. */
    @Nullable
    S stream() {
        return stream;
    }

    /** Whether that is the stream of the moment, and somebody still listens. */
    boolean isCurrent(S which) {
        return !over && which == stream;
    }

    /** The server answers: the next pause is the first again. */
    void works() {
        failures = 0;
    }

    ByteString cursor() {
        return cursor;
    }

    /** The next stream begins here. */
    void reached(ByteString place) {
        cursor = place;
    }

    /** That stream has ended. */
    void ended(S which, ClientException why) {
        if (which != stream) {
            return;
        }
        stream = null;
        if (over) {
            loop.shutdown();
            return;
        }
        if (isStaleCursor(why) && !cursor.isEmpty()) {
            cursor = ByteString.EMPTY;
        } else if (isHopeless(why)) {
            over = true;
            loop.shutdown();
            onEnd.accept(why);
            return;
        }
        failures++;
        Duration pause = pauses.pause(failures, Math.random());
        var unused = loop.schedule(this::connect, pause.toNanos(), TimeUnit.NANOSECONDS);
        onLost.accept(why, pause);
    }

    private void connect() {
        if (!over) {
            stream = opening.apply(cursor);
        }
    }

    /** Whether another stream, without the cursor, would do. */
    private static boolean isStaleCursor(ClientException why) {
        return why.reason().equals("RESUME_CURSOR_EXPIRED") || why.reason().equals("RESUME_CURSOR_FOREIGN");
    }

    /** Whether another stream would end the same way. */
    private static boolean isHopeless(ClientException why) {
        return switch (why.kind()) {
            case INVALID_REQUEST, NOT_AUTHENTICATED, NOT_PERMITTED, UNIMPLEMENTED, FAILED_PRECONDITION -> true;
            case NOT_FOUND, CONFLICT, UNAVAILABLE, OVERLOADED, TIMED_OUT, INTERNAL -> false;
        };
    }
}
