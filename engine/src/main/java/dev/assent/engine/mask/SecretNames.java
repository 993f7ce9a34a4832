package dev.assent.engine.mask;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of members that hold secrets, whatever their value looks like. Case, {@code _}, {@code -} and blanks do not count. */
final class SecretNames {
    private static final Set<String> NAMES =
            Set.of("pwd", "bearer", "credential", "credentials", "cookie", "setcookie", "authorization", "xapikey");

    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "apikey",
            "authkey",
            "accesskey",
            "accountkey",
            "encryptionkey",
            "masterkey",
            "privatekey",
            "secretkey",
            "signingkey",
            "connectionstring",
            "proxyauthorization",
            "token");

    /** Tokens that are places in a list or words of a text, not keys to anything. */
    private static final List<String> HARMLESS_TOKENS = List.of(
            "pagetoken",
            "nexttoken",
            "continuationtoken",
            "synctoken",
            "stoptoken",
            "padtoken",
            "eostoken",
            "bostoken");

    private static final int MAX_LENGTH = 100;

    private SecretNames() {}

    static boolean contains(String name) {
        if (name.length() < 3 || name.length() > MAX_LENGTH) {
            return false;
        }
        String plain = plain(name);
        return NAMES.contains(plain)
                || (ENDINGS.stream().anyMatch(plain::endsWith)
                        && HARMLESS_TOKENS.stream().noneMatch(plain::endsWith));
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit != '_' && unit != '-' && unit != ' ' && unit != '.') {
                plain.append(unit);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
