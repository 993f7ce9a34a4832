package dev.assent.engine.mask;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** With which a name or an ending ends. */
    private static final String LAST_LETTERS = Stream.concat(NAMES.stream(), ENDINGS.stream())
            .map(word -> word.substring(word.length() - 1))
            .distinct()
            .collect(Collectors.joining());

    private static final int MAX_LENGTH = 100;

    private SecretNames() {}

    static boolean contains(String name) {
        if (name.length() < 3 || name.length() > MAX_LENGTH) {
            return false;
        }
        if (!endsLikeOne(name)) {
            return false;
        }
        String plain = plain(name);
        return NAMES.contains(plain) || (endsWithAny(plain, ENDINGS) && !endsWithAny(plain, HARMLESS_TOKENS));
    }

    /** A first look: a call can have a hundred thousand names. */
    private static boolean endsLikeOne(String name) {
        for (int i = name.length() - 1; i >= 0; i--) {
            char unit = name.charAt(i);
            if (!isIgnored(unit)) {
                return unit > 127 || LAST_LETTERS.indexOf(unit | 0x20) >= 0;
            }
        }
        return false;
    }

    private static boolean endsWithAny(String name, List<String> endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIgnored(char unit) {
        return unit == '_' || unit == '-' || unit == ' ' || unit == '.';
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (!isIgnored(unit)) {
                plain.append(unit);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
