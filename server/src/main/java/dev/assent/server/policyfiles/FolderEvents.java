package dev.assent.server.policyfiles;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes who waits for a change in folders. Only a hint: events can be missing (a full queue, a network file system, a file behind
 * a link), so whoever waits looks at the content all the same when the time is up. One thread waits; any may close.
 */
final class FolderEvents implements AutoCloseable {
    /** What comes within this after an event wakes once: an editor and a kubelet make several. */
    private static final Duration COLLECT = Duration.ofMillis(50);

    private static final int MAX_FOLDERS = 1_000;

    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    /** Null where the system has none to give. */
    private final @Nullable WatchService watcher;

    private final CountDownLatch closed = new CountDownLatch(1);

    private FolderEvents(@Nullable WatchService watcher) {
        this.watcher = watcher;
    }

    static FolderEvents open(Path folder) {
        try {
            return new FolderEvents(folder.getFileSystem().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            return new FolderEvents(null);
        }
    }

    /** Watches these too; one that is watched already, or cannot be, changes nothing. */
    void watch(List<Path> folders) {
        if (watcher == null) {
            return;
        }
        for (Path folder : folders.subList(0, Math.min(folders.size(), MAX_FOLDERS))) {
            try {
                folder.register(watcher, KINDS);
            } catch (IOException | ClosedWatchServiceException e) {
                // looking at the content finds what happens there
            }
        }
    }

    /** Returns soon after something has happened, or when the time is up; false once this is closed. */
    boolean await(Duration atMost) throws InterruptedException {
        if (watcher == null) {
            return !closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }
        try {
            WatchKey key = watcher.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (key != null && closed.await(COLLECT.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = watcher.poll();
            }
        } catch (ClosedWatchServiceException e) {
            return false;
        }
        return closed.getCount() > 0;
    }

    @Override
    public void close() {
        closed.countDown();
        if (watcher != null) {
            try {
                watcher.close();
            } catch (IOException e) {
                // nothing more to let go
            }
        }
    }
}
