package dev.assent.server.auth;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The key under which masked secrets are hashed, {@code mask.key} in the data folder. It lives as long as the folder, so that
 * marks of the same secret can be told to be the same. Whoever has it can try guesses of a secret against its mark.
 */
public final class MaskKey {
    private static final String FILE_NAME = "mask.key";
    private static final int BYTES = 32;
    private static final Pattern KEY = Pattern.compile("([0-9a-f]{64})\n?");

    private MaskKey() {}

    /**
     * Reads the key of a data folder; makes both if they do not exist.
     *
     * @throws TokenFileException if others can read the file, or it has no key
     */
    public static byte[] of(Path dataFolder, SecureRandom random) {
        SecretFile file = new SecretFile(dataFolder.resolve(FILE_NAME));
        try {
            if (file.isMissing()) {
                file.make(SecretFile.random(BYTES, random) + "\n", random);
            }
            var key = KEY.matcher(file.text());
            if (!file.isPrivate() || !key.matches()) {
                throw new TokenFileException("the file `" + file.path()
                        + "` is open to other users or has no key; delete it to have a new one made at the next start:"
                        + " masked secrets of before and after can then not be compared");
            }
            return HexFormat.of().parseHex(key.group(1));
        } catch (IOException e) {
            throw new TokenFileException("the key `" + file.path() + "` cannot be read or made: " + e);
        }
    }
}
