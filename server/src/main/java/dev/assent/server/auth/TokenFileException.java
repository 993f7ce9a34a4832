package dev.assent.server.auth;

/** A token file that the sidecar does not start with. The message is for the operator; it never has the token. */
public final class TokenFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenFileException(String message) {
        super(message, null, false, false);
    }
}
