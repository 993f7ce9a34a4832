package dev.assent.server.grpc;

import dev.assent.engine.ask.Reviewer;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.port.ReviewerAuthenticator;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;

/** Lets nobody onto the reviewers' listener without a token; health checks alone need none. */
final class BearerToken implements ServerInterceptor {
    private static final Context.Key<Reviewer> REVIEWER = Context.key("reviewer");
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";
    private static final String HEALTH = "grpc.health.v1.Health";

    private final ReviewerAuthenticator authenticator;

    BearerToken(ReviewerAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** The reviewer who makes the current call. */
    static Reviewer reviewer() {
        return REVIEWER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (HEALTH.equals(call.getMethodDescriptor().getServiceName())) {
            return next.startCall(call, headers);
        }
        Reviewer reviewer;
        try {
            reviewer = authenticate(headers.get(AUTHORIZATION));
        } catch (CommandException e) {
            StatusRuntimeException status = StatusMapper.toStatus(e);
            call.close(status.getStatus(), status.getTrailers() == null ? new Metadata() : status.getTrailers());
            return new ServerCall.Listener<>() {};
        }
        return Contexts.interceptCall(Context.current().withValue(REVIEWER, reviewer), call, headers, next);
    }

    private Reviewer authenticate(@org.jspecify.annotations.Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new CommandException(
                    ErrorReason.CREDENTIAL_MISSING, "no bearer token: reviewers send `authorization: Bearer TOKEN`");
        }
        return authenticator
                .authenticate(header.substring(SCHEME.length()).trim())
                .orElseThrow(() -> new CommandException(
                        ErrorReason.CREDENTIAL_INVALID, "the bearer token is not one that this server knows"));
    }
}
