package dev.assent.bench.load;

import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;

/** One call, by itself. */
public final class OneCall {
    private OneCall() {}

    /**
     * The answer to a request.
     *
     * @throws io.grpc.StatusRuntimeException if there is none
     */
    public static byte[] answer(String address, Target target, Shot shot) {
        try (Connections open = new Connections(address, 1)) {
            return ClientCalls.blockingUnaryCall(
                    open.get(0),
                    target.method(),
                    CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS),
                    shot.request());
        }
    }
}
