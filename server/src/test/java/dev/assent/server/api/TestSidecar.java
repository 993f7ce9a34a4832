package dev.assent.server.api;

import com.google.rpc.ErrorInfo;
import dev.assent.engine.call.CallDigest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.PolicyServiceGrpc;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.ToolCall;
import dev.assent.server.Sidecar;
import dev.assent.server.StartException;
import dev.assent.server.config.ListenAddress;
import dev.assent.server.config.SelfReview;
import dev.assent.server.config.SidecarConfig;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A real sidecar on free loopback ports, with real files, and clients of it. */
final class TestSidecar implements AutoCloseable {
    static final String POLICY = """
            name: bank
            tools: ["bank.*"]
            rule:
              aggregate:
                - id: read
                  condition: tool.name == 'bank.balance'
                  effect: allow
                - id: small
                  condition: tool.name == 'bank.transfer' && args.amount <= 100
                  effect: allow
                - id: large
                  condition: tool.name == 'bank.transfer' && args.amount > 100
                  effect: ask
                  explanation: "'large transfer to ' + string(args.to)"
                - id: huge
                  condition: tool.name == 'bank.transfer' && args.amount > 10000
                  effect: ask
                  risk: high
                - id: mallory
                  condition: args.?to.orValue('') == 'mallory'
                  effect: deny
            """;

    final Path policies;
    final Path data;
    final List<String> log = new CopyOnWriteArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private Sidecar sidecar;
    private SidecarConfig config;
    private Optional<String> firstReviewer = Optional.empty();

    private TestSidecar(Path folder) throws IOException {
        policies = Files.createDirectories(folder.resolve("policies"));
        data = folder.resolve("data");
        Files.writeString(policies.resolve("bank.policy.yaml"), POLICY);
        config = SidecarConfig.defaults(Map.of("HOME", folder.toString()))
                .withPolicies(policies)
                .withData(data)
                .withAgent(new SidecarConfig.Agent(new ListenAddress.Tcp("127.0.0.1", 0)))
                .withReview(new SidecarConfig.Review(new ListenAddress.Tcp("127.0.0.1", 0), SelfReview.REFUSE))
                .withHttp(new SidecarConfig.Http(new ListenAddress.Tcp("127.0.0.1", 0)));
        sidecar = start();
    }

    static TestSidecar in(Path folder) {
        try {
            return new TestSidecar(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Stops and starts again on the same folders, perhaps configured otherwise. */
    void restart(java.util.function.UnaryOperator<SidecarConfig> change) {
        close();
        config = change.apply(config);
        sidecar = start();
    }

    private Sidecar start() {
        try {
            return Sidecar.start(config, log::add);
        } catch (StartException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    Sidecar sidecar() {
        return sidecar;
    }

    /**
     * Restarts with these reviewers instead of the local one, each a name and perhaps groups, as {@code ann finance,legal};
     * what does not name its reviewer is the first.
     */
    void restartWithReviewers(SelfReview self, String... reviewers) {
        try {
            Path file = policies.resolveSibling("reviewers.tokens");
            Files.writeString(
                    file,
                    Arrays.stream(reviewers)
                            .map(reviewer -> reviewer.split(" ", -1))
                            .map(parts -> parts[0] + " " + CallDigest.sha256(tokenOf(parts[0])) + " "
                                    + (parts.length > 1 ? parts[1] : ""))
                            .collect(Collectors.joining("\n", "# reviewers\n\n", "\n")));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            firstReviewer = Optional.of(reviewers[0].split(" ", -1)[0]);
            restart(c -> c.withReview(new SidecarConfig.Review(c.review().listen(), self, Optional.of(file))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String tokenOf(String reviewer) {
        return "token-of-" + reviewer;
    }

    ReviewServiceGrpc.ReviewServiceBlockingStub reviewer(String name) {
        return ReviewServiceGrpc.newBlockingStub(reviewChannel())
                .withInterceptors(bearer(tokenOf(name)))
                .withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    String token() {
        if (firstReviewer.isPresent()) {
            return tokenOf(firstReviewer.get());
        }
        try {
            return Files.readString(data.resolve("reviewer.token")).trim();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    DecisionServiceGrpc.DecisionServiceBlockingStub agent() {
        return DecisionServiceGrpc.newBlockingStub(agentChannel()).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    DecisionServiceGrpc.DecisionServiceFutureStub asyncAgent() {
        return DecisionServiceGrpc.newFutureStub(agentChannel()).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    ReviewServiceGrpc.ReviewServiceBlockingStub reviewer() {
        return ReviewServiceGrpc.newBlockingStub(reviewChannel())
                .withInterceptors(bearer(token()))
                .withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    ReviewServiceGrpc.ReviewServiceStub reviewerStream() {
        return ReviewServiceGrpc.newStub(reviewChannel()).withInterceptors(bearer(token()));
    }

    ReviewServiceGrpc.ReviewServiceStub reviewerStream(String name) {
        return ReviewServiceGrpc.newStub(reviewChannel()).withInterceptors(bearer(tokenOf(name)));
    }

    PolicyServiceGrpc.PolicyServiceBlockingStub operator() {
        return PolicyServiceGrpc.newBlockingStub(reviewChannel())
                .withInterceptors(bearer(token()))
                .withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    ManagedChannel agentChannel() {
        return channel(sidecar.addresses().agents());
    }

    ManagedChannel reviewChannel() {
        return channel(sidecar.addresses().reviewers());
    }

    /** Writes the policy and waits until it serves. */
    void serve(String policy) throws IOException {
        String before = revision();
        Files.writeString(policies.resolve("bank.policy.yaml"), policy);
        Awaitility.await().until(() -> !revision().equals(before));
    }

    private String revision() {
        return operator()
                .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                .getServing()
                .getRevision();
    }

    Decision decide(String tool, String arguments) {
        return agent().decide(request(tool, arguments).build()).getDecision();
    }

    static DecideRequest.Builder request(String tool, String arguments) {
        return DecideRequest.newBuilder()
                .setCall(ToolCall.newBuilder()
                        .setTool(tool)
                        .setArgumentsJson(arguments)
                        .setAgent("bot")
                        .setSubject("sue")
                        .setSession("s1"));
    }

    static io.grpc.ClientInterceptor bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    /** Status code and ErrorInfo reason, as {@code INVALID_ARGUMENT INVALID_TOOL_CALL}. */
    static String failure(Throwable thrown) {
        StatusRuntimeException e = (StatusRuntimeException) thrown;
        com.google.rpc.Status status = StatusProto.fromThrowable(e);
        String code = Status.fromThrowable(e).getCode().name();
        if (status == null || status.getDetailsCount() != 1) {
            return code;
        }
        try {
            return code + " " + status.getDetails(0).unpack(ErrorInfo.class).getReason();
        } catch (com.google.protobuf.InvalidProtocolBufferException malformed) {
            return code + " ?";
        }
    }

    private ManagedChannel channel(String address) {
        int colon = address.lastIndexOf(':');
        ManagedChannel channel = NettyChannelBuilder.forAddress(new InetSocketAddress(
                        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))))
                .usePlaintext()
                .build();
        channels.add(channel);
        return channel;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        channels.clear();
        sidecar.close();
    }
}
