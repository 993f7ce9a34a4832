package dev.assent.bench.load;

import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.BatchDecideResponse;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.server.grpc.GrpcListener;
import dev.assent.server.grpc.ListenerOptions;
import dev.assent.server.grpc.NetworkThreads;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The least that a gRPC server of this shape can cost: on the listener of the sidecar, with its direct executor, it takes the
 * same request message apart and gives the same answer each time.
 */
public final class NoopServer extends DecisionServiceGrpc.DecisionServiceImplBase {
    private final DecideResponse answer;

    private NoopServer(DecideResponse answer) {
        this.answer = answer;
    }

    /** Arguments: {@code PORT} or {@code unix:PATH}, and a file with an answer of the sidecar, as bytes. */
    public static void main(String[] args) throws IOException, InterruptedException {
        NoopServer service = new NoopServer(DecideResponse.parseFrom(Files.readAllBytes(Path.of(args[1]))));
        ListenerOptions options = new ListenerOptions(false, Optional.empty());
        NetworkThreads threads = new NetworkThreads();
        GrpcListener listener = args[0].startsWith("unix:")
                ? GrpcListener.onUnixSocket(
                        threads, Path.of(args[0].substring(5)), List.of(service.bindService()), options)
                : GrpcListener.onTcp(
                        threads,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
                        "127.0.0.1",
                        List.of(service.bindService()),
                        options);
        listener.setServing(true);
        new CountDownLatch(1).await();
    }

    @Override
    public void decide(DecideRequest request, StreamObserver<DecideResponse> caller) {
        caller.onNext(answer);
        caller.onCompleted();
    }

    @Override
    public void batchDecide(BatchDecideRequest request, StreamObserver<BatchDecideResponse> caller) {
        caller.onNext(BatchDecideResponse.newBuilder()
                .addAllDecisions(Collections.nCopies(request.getRequestsCount(), answer.getDecision()))
                .build());
        caller.onCompleted();
    }
}
