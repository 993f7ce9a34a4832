package dev.assent.engine.mask;

import java.util.List;

/** The words behind which texts and files write a secret, at the end of a name: {@code db_password=}. */
final class Settings {
    static final List<String> WORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "authorization",
            "api_key",
            "api-key",
            "apikey",
            "access_key",
            "access-key",
            "accesskey",
            "account_key",
            "accountkey",
            "private_key",
            "private-key",
            "privatekey",
            "secret_key",
            "secret-key",
            "secretkey",
            "signing_key",
            "encryption_key");

    static final String WORD = "(?i)(?:" + String.join("|", WORDS) + ")[\"'\\\\]{0,4}";

    static final String SEPARATOR = "[ \\t]{0,3}(?::=|=>|[:=])[ \\t]{0,3}";

    private Settings() {}
}
