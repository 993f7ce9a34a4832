package dev.assent.server.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The data folder, held for one process: the database file and its companions, readable by their owner only. */
final class StoreFolder implements AutoCloseable {
    private static final String DATABASE = "asks.db";
    private static final String LOCK = "asks.lock";
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final FileChannel lock;
    private final @Nullable Object key;

    private StoreFolder(Path folder, FileChannel lock, @Nullable Object key) {
        this.folder = folder;
        this.lock = lock;
        this.key = key;
    }

    /** Makes folder and files if they are not there, and takes the lock. */
    static StoreFolder hold(Path given) {
        Path folder = given.toAbsolutePath();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, permissions(folder, OWNER_FOLDER));
            }
            createPrivate(folder.resolve(LOCK));
            FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw StoreFailure.unavailable("another sidecar uses the data folder `" + folder
                        + "`: stop it, or give this one a folder of its own");
            }
            // SQLite gives the files that it makes beside the database the permissions of the database
            for (String name : List.of(DATABASE, DATABASE + "-wal", DATABASE + "-shm")) {
                restrict(folder.resolve(name));
            }
            createPrivate(folder.resolve(DATABASE));
            return new StoreFolder(folder, channel, key(folder.resolve(DATABASE)));
        } catch (IOException e) {
            throw StoreFailure.of("cannot use the data folder `" + folder + "`", e);
        }
    }

    Path database() {
        return folder.resolve(DATABASE);
    }

    /**
     * Throws unless the database file is the one that was opened. What is written to a file that is no longer there would
     * be lost; and SQLite would read another file of that name together with the write-ahead log of this one.
     */
    void requireDatabase() {
        try {
            if (!Objects.equals(key, key(database()))) {
                throw StoreFailure.unavailable("the database file was replaced while it was in use:"
                        + " put it back, or stop the sidecar before you replace it");
            }
        } catch (IOException e) {
            throw StoreFailure.of("the database file cannot be found", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw StoreFailure.of("the data folder's lock cannot be released", e);
        }
    }

    /** Tells a file from any other that may take its name; null where the system has no such thing. */
    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void createPrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, permissions(file.getParent(), OWNER_FILE));
        }
    }

    private static void restrict(Path file) throws IOException {
        if (Files.exists(file) && isPosix(file)) {
            Files.setPosixFilePermissions(file, OWNER_FILE);
        }
    }

    private static FileAttribute<?>[] permissions(@Nullable Path near, Set<PosixFilePermission> permissions)
            throws IOException {
        return near != null && isPosix(near)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws IOException {
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.getFileStore(existing).supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
