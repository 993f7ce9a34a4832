package dev.assent.server.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.assent.server.port.ReviewerAuthenticator;
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
import java.util.regex.Pattern;

/**
 * The reviewer's token of a data folder. It keeps agents out that run under another user id or in another container; it does
 * not keep out a process with the user id of the sidecar, which can read the file.
 *
 * @param path the file that has it
 * @param created whether this start made it
 */
public record LocalToken(Path path, boolean created, ReviewerAuthenticator authenticator) {
    public static final String FILE_NAME = "reviewer.token";

    private static final Pattern TOKEN = Pattern.compile("(asr_[0-9a-f]{64})\n?");
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_FILE_BYTES = 256;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /**
     * Reads the token of a data folder; makes both if they do not exist: the folder for its owner only, and so the file, whole
     * or not at all.
     *
     * @throws TokenFileException if others can read the file, or it has no token
     */
    public static LocalToken of(Path dataFolder, SecureRandom random) {
        Path file = dataFolder.resolve(FILE_NAME);
        try {
            boolean missing = Files.notExists(file);
            if (missing) {
                create(file, random);
            }
            return new LocalToken(file, missing, TokenAuthenticator.local(read(file)));
        } catch (IOException e) {
            throw new TokenFileException("the reviewer's token `" + file + "` cannot be read or made: " + e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, owner("rwx------"));
        }
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        String token = "asr_" + HexFormat.of().formatHex(bits) + "\n";
        Path draft = file.resolveSibling(FILE_NAME + "." + HexFormat.of().toHexDigits(random.nextLong()));
        try {
            try (FileChannel out = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), owner("rw-------"))) {
                out.write(ByteBuffer.wrap(token.getBytes(US_ASCII)));
                out.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String read(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new TokenFileException("the reviewer's token `" + file + "` is open to other users ("
                    + PosixFilePermissions.toString(permissions)
                    + "): whoever has it can approve asks; delete the file to have a new token made at the next start,"
                    + " or `chmod 600` it if nobody else has seen it");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_FILE_BYTES);
        }
        var token = TOKEN.matcher(new String(bytes, ISO_8859_1));
        if (!token.matches()) {
            throw new TokenFileException("the file `" + file
                    + "` has no reviewer's token; delete it to have a new one made at the next start");
        }
        return token.group(1);
    }

    private static FileAttribute<Set<PosixFilePermission>> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
