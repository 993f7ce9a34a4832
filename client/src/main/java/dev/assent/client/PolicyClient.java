package dev.assent.client;

import dev.assent.proto.v1.ExplainDecisionRequest;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.PolicyServiceGrpc;
import io.grpc.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server about its policies, for an operator or an author. Blocking; safe for any thread; one connection. Every method
 * that asks the server throws {@link ClientException} when there is no answer.
 */
public final class PolicyClient implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final Channel channel;
    private final BearerToken token;
    private final Repeater repeater = Repeater.real(RetryPolicy.DEFAULT);
    private final Runnable release;

    private PolicyClient(Channel channel, BearerToken token, Runnable release) {
        this.channel = channel;
        this.token = token;
        this.release = release;
    }

    /**
     * Makes a client of the reviewers' listener; the connection is opened by the first call.
     *
     * @throws IllegalArgumentException if this machine cannot use such an address, or if the address is on another
     *     machine: the token would travel there in the clear
     */
    public static PolicyClient connect(ServerAddress address, BearerToken token) {
        if (!address.isThisMachine()) {
            throw new IllegalArgumentException("the reviewer's token would travel unencrypted to another machine;"
                    + " forward the port to this one and use 127.0.0.1");
        }
        Connection connection = Connection.open(address);
        return new PolicyClient(connection.channel(), token, connection::close);
    }

    /** A client over a channel that the caller made and closes. The channel must keep the token from others. */
    public static PolicyClient over(Channel channel, BearerToken token) {
        return new PolicyClient(channel, token, () -> {});
    }

    /** How the policies that serve would decide a call, and why. Leaves no mark. */
    public ExplainedDecision explain(ToolCall call) {
        ExplainDecisionRequest request = ExplainDecisionRequest.newBuilder()
                .setCall(DecisionWire.write(call))
                .build();
        return TraceWire.read(repeater.run(() -> PolicyServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(token)
                .withDeadlineAfter(ANSWER_WITHIN.toNanos(), TimeUnit.NANOSECONDS)
                .explainDecision(request)));
    }

    /** What serves, and what is wrong with the files as they are now. */
    public ServingPolicies serving() {
        return TraceWire.read(repeater.run(() -> PolicyServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(token)
                .withDeadlineAfter(ANSWER_WITHIN.toNanos(), TimeUnit.NANOSECONDS)
                .getPolicySet(GetPolicySetRequest.getDefaultInstance())));
    }

    @Override
    public void close() {
        release.run();
    }
}
