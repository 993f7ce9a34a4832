package dev.assent.client;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;

/** A reviewer's token, sent with every call. Never shown. */
public final class BearerToken extends CallCredentials {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String token;

    /**
     * Takes a token.
     *
     * @throws IllegalArgumentException if it is empty or has characters that no token has
     */
    public BearerToken(String token) {
        if (!token.matches("[A-Za-z0-9._~+/=-]{1,4096}")) {
            throw new IllegalArgumentException("the reviewer's token is empty, or is no token");
        }
        this.token = token;
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        applier.apply(headers);
    }

    @Override
    public String toString() {
        return "BearerToken";
    }
}
