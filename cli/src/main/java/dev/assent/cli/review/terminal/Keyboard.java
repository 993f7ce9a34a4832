package dev.assent.cli.review.terminal;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.KeyDecoder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jline.utils.NonBlockingReader;

/** Reads the keys of a screen on a thread of its own, and tells each with the moment at which it was read. */
public final class Keyboard implements AutoCloseable {
    /** Takes inputs, on the keyboard's thread; slow it down by taking your time. */
    public interface Listener {
        /**
         * Takes the next input.
         *
         * @param at in the nanoseconds of the clock that the keyboard was given
         */
        void input(Input input, long at);
    }

    /** After this much silence an escape character was the key. Short, since a pause must wait for it. */
    private static final long WAIT_MILLIS = 50;

    private final NonBlockingReader reader;
    private final LongSupplier nanos;
    private final Listener listener;
    private final KeyDecoder decoder = new KeyDecoder();

    /** Held while reading, so that somebody else can have the terminal to himself. */
    private final ReentrantLock reading = new ReentrantLock(true);

    private volatile boolean over;

    public Keyboard(FullScreen screen, LongSupplier nanos, Listener listener) {
        this.reader = screen.reader();
        this.nanos = nanos;
        this.listener = listener;
    }

    public void start() {
        Thread thread = new Thread(this::run, "assent-keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads on this thread until nothing more comes: for a keyboard that was not started. */
    public void readToSilence() throws IOException {
        while (read()) {}
    }

    /** Reads nothing until {@link #resume}, on the same thread: another program has the terminal. */
    public void pause() {
        reading.lock();
    }

    /** What was typed meanwhile and left over is thrown away. */
    public void resume() {
        try {
            while (reader.read(WAIT_MILLIS) >= 0) {}
        } catch (IOException | IllegalStateException e) {
            over = true;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        over = true;
    }

    private void run() {
        while (!over) {
            reading.lock();
            try {
                var unused = read();
            } catch (IOException | IllegalStateException e) {
                over = true; // the terminal is gone, or closed
                listener.input(new Input.Ended(), nanos.getAsLong());
            } finally {
                reading.unlock();
            }
        }
    }

    /** Returns whether something came. */
    private boolean read() throws IOException {
        int unit = reader.read(WAIT_MILLIS);
        long at = nanos.getAsLong();
        if (unit >= 0) {
            decoder.take((char) unit).forEach(input -> listener.input(input, at));
        } else if (unit == NonBlockingReader.READ_EXPIRED) {
            Optional<Input> alone = decoder.silence();
            alone.ifPresent(input -> listener.input(input, at));
        } else {
            throw new IOException("end of input");
        }
        return unit >= 0;
    }
}
