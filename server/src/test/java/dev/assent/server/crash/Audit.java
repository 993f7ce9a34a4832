package dev.assent.server.crash;

import com.google.protobuf.Duration;
import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.ReviewServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the server, when all is over, what it says of everything that the clients saw. */
final class Audit implements AutoCloseable {
    private static final int CALL_SECONDS = 30;

    /** An ALLOW is repeated for ten minutes; what is older than these is not fetched again. */
    private static final long REPEATED_MINUTES = 5;

    private static final Duration AT_ONCE =
            Duration.newBuilder().setNanos(1_000_000).build();

    private final ManagedChannel agents;
    private final ManagedChannel reviewers;

    Audit(KillableServer server) {
        this.agents = NettyChannelBuilder.forTarget(server.agentsAddress())
                .usePlaintext()
                .build();
        this.reviewers = NettyChannelBuilder.forTarget(server.reviewersAddress())
                .usePlaintext()
                .build();
    }

    /** Fetches answers once more: nothing may have become of them. */
    void fetchAgain(History history) {
        long earliest = System.nanoTime() - TimeUnit.MINUTES.toNanos(REPEATED_MINUTES);
        List.copyOf(history.answered).stream()
                .filter(answered -> answered.nanoTime() - earliest > 0)
                .distinct()
                .forEach(answered -> fetchAgain(answered, history));
    }

    private void fetchAgain(History.Answered answered, History history) {
        try {
            history.answered.add(new History.Answered(
                    answered.askId(),
                    answered.requestId(),
                    DecisionServiceGrpc.newBlockingStub(agents)
                            .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                            .awaitAsk(AwaitAskRequest.newBuilder()
                                    .setAskId(answered.askId())
                                    .setRequestId(answered.requestId())
                                    .setWait(AT_ONCE)
                                    .build())
                            .getDecision(),
                    System.nanoTime()));
        } catch (StatusRuntimeException e) {
            history.surprises.add("AwaitAsk again " + answered.askId() + ": " + e.getStatus());
        }
    }

    /** The ask as it stands; empty if the server does not know it. */
    Optional<Ask> find(String askId) {
        try {
            return Optional.of(ReviewServiceGrpc.newBlockingStub(Load.reviewer(0, reviewers))
                    .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
                    .getAsk(GetAskRequest.newBuilder().setAskId(askId).build())
                    .getAsk());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        agents.shutdownNow();
        reviewers.shutdownNow();
    }
}
