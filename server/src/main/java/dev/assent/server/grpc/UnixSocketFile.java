package dev.assent.server.grpc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of a Unix socket: left behind by a crash, or in use by another process. */
final class UnixSocketFile {
    private UnixSocketFile() {}

    /**
     * Removes a socket that nobody serves any more.
     *
     * @throws IOException if somebody serves it, or if the file is no socket
     */
    static void makeWay(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException("`" + path + "` is there and is no socket: give another path");
        }
        if (isServed(path)) {
            throw new IOException("another process listens on `" + path + "`: stop it or give another path");
        }
        Files.delete(path);
    }

    /** Owner and group only: the agent's container shares the group. */
    static void restrict(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
    }

    private static boolean isServed(Path path) {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            return false;
        }
    }
}
