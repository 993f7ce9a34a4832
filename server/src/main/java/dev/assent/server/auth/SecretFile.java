package dev.assent.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** A short file of the data folder for its owner only. */
record SecretFile(Path path) {
    private static final int MAX_BYTES = 256;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    boolean isMissing() {
        return Files.notExists(path);
    }

    /** Makes the folder, if it is missing, and the file: whole or not at all. */
    void make(String text, SecureRandom random) throws IOException {
        Path folder = path.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, owner("rwx------"));
        }
        Path draft =
                path.resolveSibling(path.getFileName() + "." + HexFormat.of().toHexDigits(random.nextLong()));
        try {
            try (FileChannel out = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), owner("rw-------"))) {
                out.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
                out.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What it says; longer files are cut. */
    String text() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(MAX_BYTES), ISO_8859_1);
        }
    }

    Set<PosixFilePermission> permissions() throws IOException {
        return EnumSet.copyOf(Files.getPosixFilePermissions(path));
    }

    boolean isPrivate() throws IOException {
        return OWNER_ONLY.containsAll(permissions());
    }

    /** So many random bytes in hexadecimal. */
    static String random(int bytes, SecureRandom random) {
        byte[] bits = new byte[bytes];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }

    private static FileAttribute<Set<PosixFilePermission>> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
