package dev.assent.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.assent.client.ClientException.Kind;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the statuses of gRPC to exceptions of this client. */
final class Statuses {
    private static final String DOMAIN = "assent.dev";

    private Statuses() {}

    static ClientException translate(Throwable error) {
        Status status = Status.fromThrowable(error);
        ErrorInfo info = info(error);
        return new ClientException(
                isBrokenConnection(status) ? Kind.UNAVAILABLE : kind(status.getCode()),
                info == null ? "" : info.getReason(),
                info == null ? Map.of() : info.getMetadataMap(),
                message(status));
    }

    /**
     * gRPC's transport calls a connection that dies while a call is being written UNKNOWN. A cause never travels, so a status
     * with one was made on this side.
     */
    private static boolean isBrokenConnection(Status status) {
        return status.getCode() == Status.Code.UNKNOWN && status.getCause() instanceof IOException;
    }

    private static Kind kind(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> Kind.INVALID_REQUEST;
            case NOT_FOUND -> Kind.NOT_FOUND;
            case UNAUTHENTICATED -> Kind.NOT_AUTHENTICATED;
            case PERMISSION_DENIED -> Kind.NOT_PERMITTED;
            case ALREADY_EXISTS, ABORTED -> Kind.CONFLICT;
            case FAILED_PRECONDITION -> Kind.FAILED_PRECONDITION;
            case UNAVAILABLE -> Kind.UNAVAILABLE;
            case RESOURCE_EXHAUSTED -> Kind.OVERLOADED;
            case DEADLINE_EXCEEDED -> Kind.TIMED_OUT;
            case UNIMPLEMENTED -> Kind.UNIMPLEMENTED;
            case OK, CANCELLED, UNKNOWN, INTERNAL, DATA_LOSS -> Kind.INTERNAL;
        };
    }

    private static String message(Status status) {
        String description = status.getDescription();
        return description == null || description.isBlank() ? "the server answered " + status.getCode() : description;
    }

    private static @Nullable ErrorInfo info(Throwable error) {
        com.google.rpc.Status details = StatusProto.fromThrowable(error);
        if (details == null) {
            return null;
        }
        for (Any detail : details.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    ErrorInfo info = detail.unpack(ErrorInfo.class);
                    if (info.getDomain().equals(DOMAIN)) {
                        return info;
                    }
                } catch (InvalidProtocolBufferException e) {
                    return null; // a detail that cannot be read is a detail that is not there
                }
            }
        }
        return null;
    }
}
