package dev.assent.client;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real gRPC server and channel in this process. */
final class InProcess implements AutoCloseable {
    private final Server server;
    final ManagedChannel channel;

    /** The `authorization` header of every call, in order; null where there was none. */
    final List<@Nullable String> credentials = Collections.synchronizedList(new ArrayList<>());

    InProcess(BindableService service) {
        String name = UUID.randomUUID().toString();
        try {
            server = InProcessServerBuilder.forName(name)
                    .addService(service)
                    .intercept(new ServerInterceptor() {
                        @Override
                        public <Q, A> ServerCall.Listener<Q> interceptCall(
                                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                            credentials.add(
                                    headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)));
                            return next.startCall(call, headers);
                        }
                    })
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
