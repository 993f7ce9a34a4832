package dev.assent.bench.load;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.BatchDecideResponse;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ToolCall;
import io.grpc.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code Decide}, or {@code BatchDecide} for more than one call at once, of a sidecar or of the no-op server. */
public final class AssentTarget implements Target {
    private final int batch;
    private final boolean alwaysAllows;

    private AssentTarget(int batch, boolean alwaysAllows) {
        this.batch = batch;
        this.alwaysAllows = alwaysAllows;
    }

    /** A sidecar with {@link BoxRules}; a batch of 1 is {@code Decide}. */
    public static AssentTarget sidecar(int batch) {
        return new AssentTarget(batch, false);
    }

    /** The no-op server, which allows everything. */
    public static AssentTarget noop(int batch) {
        return new AssentTarget(batch, true);
    }

    @Override
    public MethodDescriptor<byte[], byte[]> method() {
        return Bytes.unary(
                (batch == 1 ? DecisionServiceGrpc.getDecideMethod() : DecisionServiceGrpc.getBatchDecideMethod())
                        .getFullMethodName());
    }

    @Override
    public Shot next(Samples samples) {
        return shot(IntStream.range(0, batch).mapToObj(i -> samples.next()).toList());
    }

    @Override
    public Shot fixed() {
        return shot(IntStream.range(0, batch).mapToObj(i -> Samples.fixed()).toList());
    }

    private Shot shot(List<Sample> samples) {
        List<Effect> expected = samples.stream()
                .map(sample -> alwaysAllows ? Effect.EFFECT_ALLOW : sample.expected())
                .toList();
        byte[] request = batch == 1
                ? request(samples.get(0)).toByteArray()
                : BatchDecideRequest.newBuilder()
                        .addAllRequests(
                                samples.stream().map(AssentTarget::request).toList())
                        .build()
                        .toByteArray();
        return new Shot(request, batch, answer -> wrong(decisions(answer), expected));
    }

    private List<Decision> decisions(byte[] answer) {
        try {
            return batch == 1
                    ? List.of(DecideResponse.parseFrom(answer).getDecision())
                    : BatchDecideResponse.parseFrom(answer).getDecisionsList();
        } catch (InvalidProtocolBufferException e) {
            return List.of();
        }
    }

    /** A decision counts as right only if it is whole: effect, id and digest. */
    static int wrong(List<Decision> decisions, List<Effect> expected) {
        int right = 0;
        for (int i = 0; i < Math.min(decisions.size(), expected.size()); i++) {
            Decision decision = decisions.get(i);
            boolean whole =
                    !decision.getId().isEmpty() && decision.getCallDigest().startsWith("sha256:");
            right += whole && decision.getEffect() == expected.get(i) ? 1 : 0;
        }
        return expected.size() - right;
    }

    private static DecideRequest request(Sample sample) {
        return DecideRequest.newBuilder()
                .setCall(ToolCall.newBuilder()
                        .setTool(BoxRules.tool(sample.box(), sample.tool()))
                        .setArgumentsJson(json(sample.arguments()))
                        .setAgent(sample.agent())
                        .setSubject(sample.subject())
                        .setSession(sample.session()))
                .build();
    }

    /** None of the texts needs escaping. */
    private static String json(Map<String, Object> arguments) {
        List<String> members = new ArrayList<>();
        arguments.forEach((name, value) ->
                members.add("\"" + name + "\":" + (value instanceof String text ? "\"" + text + "\"" : value)));
        return members.stream().collect(Collectors.joining(",", "{", "}"));
    }
}
