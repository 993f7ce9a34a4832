package dev.assent.client;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.AwaitAskResponse;
import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.BatchDecideResponse;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.Effect;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The other side: answers what it was told to, in order, and remembers what it was asked. */
final class ScriptedDecisions extends DecisionServiceGrpc.DecisionServiceImplBase {
    final List<DecideRequest> decides = new ArrayList<>();
    final List<AwaitAskRequest> awaits = new ArrayList<>();
    private final Deque<Object> script = new ArrayDeque<>();

    ScriptedDecisions then(Decision.Builder decision) {
        script.add(decision.build());
        return this;
    }

    ScriptedDecisions then(StatusRuntimeException failure) {
        script.add(failure);
        return this;
    }

    static Decision.Builder effect(Effect effect) {
        Decision.Builder decision = Decision.newBuilder().setId("d").setEffect(effect);
        return effect == Effect.EFFECT_ASK
                ? decision.setAsk(AskReference.newBuilder().setAskId("ask-1").setRequestId("request-of-server"))
                : decision;
    }

    static StatusRuntimeException failure(Status.Code code, String reason) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage("it did not work")
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("assent.dev")
                        .setReason(reason)
                        .putMetadata("field", "tool")
                        .build()))
                .build());
    }

    @Override
    public synchronized void decide(DecideRequest request, StreamObserver<DecideResponse> out) {
        decides.add(request);
        answer(
                out,
                decision -> DecideResponse.newBuilder().setDecision(decision).build());
    }

    @Override
    public synchronized void awaitAsk(AwaitAskRequest request, StreamObserver<AwaitAskResponse> out) {
        awaits.add(request);
        answer(
                out,
                decision -> AwaitAskResponse.newBuilder().setDecision(decision).build());
    }

    @Override
    public synchronized void batchDecide(BatchDecideRequest request, StreamObserver<BatchDecideResponse> out) {
        answer(
                out,
                decision ->
                        BatchDecideResponse.newBuilder().addDecisions(decision).build());
    }

    private <T> void answer(StreamObserver<T> out, java.util.function.Function<Decision, T> form) {
        Object next = script.remove();
        if (next instanceof StatusRuntimeException failure) {
            out.onError(failure);
        } else {
            out.onNext(form.apply((Decision) next));
            out.onCompleted();
        }
    }
}
