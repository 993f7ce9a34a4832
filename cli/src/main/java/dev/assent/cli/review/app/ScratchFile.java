package dev.assent.cli.review.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only this user can read, in a folder of its own, which goes with all that an editor left there. */
record ScratchFile(Path folder, Path file) implements AutoCloseable {
    /** @param name with the ending that an editor goes by */
    static ScratchFile with(String name, String text) throws IOException {
        Path folder = Files.createTempDirectory(
                "assent-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        folder.toFile().deleteOnExit(); // after the file: in the reverse order of these calls
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        file.toFile().deleteOnExit();
        Files.writeString(file, text);
        return new ScratchFile(folder, file);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
        Files.deleteIfExists(folder);
    }
}
