package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a command that goes on prints, line by line, for a reader on another thread that may go away. */
final class Feed extends Writer {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder();
    private volatile boolean broken;

    @Override
    public synchronized void write(char[] text, int from, int length) throws IOException {
        if (broken) {
            throw new IOException("broken pipe");
        }
        for (int i = from; i < from + length; i++) {
            if (text[i] == '\n') {
                lines.add(begun.toString());
                begun.setLength(0);
            } else {
                begun.append(text[i]);
            }
        }
    }

    /** The next line; waits for it. */
    String next() throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        assertThat(line).as("a line within 20 s").isNotNull();
        return line;
    }

    /** The lines up to the first that has this text, and that one. */
    List<String> until(String text) throws InterruptedException {
        List<String> read = new ArrayList<>();
        do {
            read.add(next());
        } while (!read.get(read.size() - 1).contains(text));
        return read;
    }

    /** Nobody reads on. */
    void breakOff() {
        broken = true;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
