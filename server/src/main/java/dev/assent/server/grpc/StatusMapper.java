package dev.assent.server.grpc;

import com.google.common.collect.Maps;
import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.command.Failures;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import java.util.function.Consumer;

/** The one place where failures become statuses. Every status carries one ErrorInfo. */
final class StatusMapper {
    private static final String DOMAIN = "assent.dev";

    /** A client takes 8 KiB of trailers, in which a character can take 9 bytes and the message stands twice. */
    private static final int MAX_MESSAGE = 400;

    private static final int MAX_METADATA = 100;

    private final Consumer<Throwable> unforeseen;

    /** {@code unforeseen} is told of failures that are bugs; the caller learns nothing but INTERNAL. */
    StatusMapper(Consumer<Throwable> unforeseen) {
        this.unforeseen = unforeseen;
    }

    StatusRuntimeException toStatus(Throwable failure) {
        Optional<CommandException> known = Failures.explain(failure);
        if (known.isPresent()) {
            return toStatus(known.get());
        }
        Throwable cause = Failures.unwrap(failure);
        if (cause instanceof StatusRuntimeException status) {
            return status;
        }
        unforeseen.accept(cause);
        return Status.INTERNAL
                .withDescription("the server failed: no decision was made; its log says more")
                .asRuntimeException();
    }

    static StatusRuntimeException toStatus(CommandException failure) {
        com.google.rpc.Status status = com.google.rpc.Status.newBuilder()
                .setCode(code(failure.reason()).value())
                .setMessage(shortened(String.valueOf(failure.getMessage()), MAX_MESSAGE))
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(failure.reason().name())
                        .setDomain(DOMAIN)
                        .putAllMetadata(
                                Maps.transformValues(failure.metadata(), value -> shortened(value, MAX_METADATA)))
                        .build()))
                .build();
        return StatusProto.toStatusRuntimeException(status);
    }

    private static String shortened(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit)) + "…";
    }

    static Status.Code code(ErrorReason reason) {
        return switch (reason) {
            case INVALID_TOOL_CALL,
                    INVALID_ARGUMENTS_JSON,
                    ARGUMENTS_TOO_LARGE,
                    ARGUMENTS_TOO_DEEP,
                    INVALID_CONTEXT_JSON,
                    INVALID_REQUEST_ID,
                    INVALID_WAIT,
                    INVALID_BATCH,
                    INVALID_ASK_ID,
                    INVALID_VERDICT,
                    INVALID_EDIT,
                    INVALID_REVIEW_MESSAGE,
                    RESUME_CURSOR_FOREIGN,
                    INVALID_PAGE,
                    INVALID_OUTCOME,
                    INVALID_POLICY_FILES -> Status.Code.INVALID_ARGUMENT;
            case REQUEST_ID_REUSED -> Status.Code.ALREADY_EXISTS;
            case POLICY_SET_NOT_LOADED, ASK_STORE_UNAVAILABLE, DECISION_LOG_UNAVAILABLE, SHUTTING_DOWN ->
                Status.Code.UNAVAILABLE;
            case OVERLOADED, CREDIT_EXHAUSTED -> Status.Code.RESOURCE_EXHAUSTED;
            case ASK_NOT_FOUND, REFUSAL_NOT_FOUND -> Status.Code.NOT_FOUND;
            case ASK_NOT_PENDING,
                    EDITS_NOT_ACCEPTED,
                    EDIT_DENIED_BY_POLICY,
                    CHALLENGE_FAILED,
                    VERDICT_ALREADY_GIVEN,
                    ASK_CLAIMED -> Status.Code.FAILED_PRECONDITION;
            case ASK_CHANGED -> Status.Code.ABORTED;
            case SELF_REVIEW, REVIEWER_NOT_ELIGIBLE -> Status.Code.PERMISSION_DENIED;
            case RESUME_CURSOR_EXPIRED -> Status.Code.OUT_OF_RANGE;
            case CREDENTIAL_MISSING, CREDENTIAL_INVALID -> Status.Code.UNAUTHENTICATED;
        };
    }
}
