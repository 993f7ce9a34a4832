package dev.assent.server.auth;

import dev.assent.server.port.ReviewerAuthenticator;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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

    /**
     * Reads the token of a data folder; makes both if they do not exist: the folder for its owner only, and so the file, whole
     * or not at all.
     *
     * @throws TokenFileException if others can read the file, or it has no token
     */
    public static LocalToken of(Path dataFolder, SecureRandom random) {
        SecretFile file = new SecretFile(dataFolder.resolve(FILE_NAME));
        try {
            boolean missing = file.isMissing();
            if (missing) {
                file.make("asr_" + SecretFile.random(TOKEN_BYTES, random) + "\n", random);
            }
            return new LocalToken(file.path(), missing, TokenAuthenticator.local(read(file)));
        } catch (IOException e) {
            throw new TokenFileException("the reviewer's token `" + file.path() + "` cannot be read or made: " + e);
        }
    }

    private static String read(SecretFile file) throws IOException {
        if (!file.isPrivate()) {
            throw new TokenFileException("the reviewer's token `" + file.path() + "` is open to other users ("
                    + PosixFilePermissions.toString(file.permissions())
                    + "): whoever has it can approve asks; delete the file to have a new token made at the next start,"
                    + " or `chmod 600` it if nobody else has seen it");
        }
        var token = TOKEN.matcher(file.text());
        if (!token.matches()) {
            throw new TokenFileException("the file `" + file.path()
                    + "` has no reviewer's token; delete it to have a new one made at the next start");
        }
        return token.group(1);
    }
}
