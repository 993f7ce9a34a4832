package dev.assent.client;

import static io.grpc.MethodDescriptor.generateFullMethodName;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server for its health (grpc.health.v1). The two messages have one field each, so they are read as bytes here
 * instead of with one more dependency.
 */
public final class HealthCheck {
    /** Field 1, an enum: tag 0x08; 1 is SERVING. */
    private static final int STATUS_TAG = 0x08;

    private static final int SERVING = 1;

    private static final MethodDescriptor<byte[], byte[]> CHECK = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodType.UNARY)
            .setFullMethodName(generateFullMethodName("grpc.health.v1.Health", "Check"))
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private HealthCheck() {}

    /**
     * Whether the server as a whole serves.
     *
     * @throws ClientException if it does not answer
     */
    public static boolean isServing(ServerAddress address, Duration within) {
        try (Connection connection = Connection.open(address)) {
            byte[] answer = ClientCalls.blockingUnaryCall(
                    connection.channel(),
                    CHECK,
                    CallOptions.DEFAULT.withDeadlineAfter(within.toNanos(), TimeUnit.NANOSECONDS),
                    new byte[0]);
            return answer.length == 2 && answer[0] == STATUS_TAG && answer[1] == SERVING;
        } catch (StatusRuntimeException e) {
            throw Statuses.translate(e);
        }
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
