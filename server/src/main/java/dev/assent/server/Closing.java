package dev.assent.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What has been opened so far, to be closed in reverse order: after a start that fails, and at the end. */
final class Closing {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Consumer<String> log;

    Closing(Consumer<String> log) {
        this.log = log;
    }

    <T extends AutoCloseable> T later(T resource) {
        open.push(resource);
        return resource;
    }

    /** Closes everything once; one that fails does not keep the others open. */
    synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                log.accept("warning: a part did not close in order: " + e);
            }
        }
    }
}
