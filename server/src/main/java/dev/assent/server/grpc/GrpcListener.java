package dev.assent.server.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One listener: services, health, and reflection if it is wanted. Services run on the network threads (direct executor), since
 * none of them blocks.
 */
public final class GrpcListener {
    /** A call has 1 MiB of arguments and as much context, a batch shares it. */
    private static final int MAX_MESSAGE_BYTES = 4 << 20;

    /** What a stream may send before it is read. Machines are near: one message is enough. */
    private static final int WINDOW_BYTES = 1 << 20;

    private static final int MAX_CALLS_PER_CONNECTION = 10_000;

    private final Server server;
    private final HealthStatusManager health;
    private final List<String> names;
    private final String address;

    private GrpcListener(Server server, HealthStatusManager health, List<String> names, String address) {
        this.server = server;
        this.health = health;
        this.names = names;
        this.address = address;
    }

    /** Listens on a TCP address; port 0 takes any that is free. */
    public static GrpcListener onTcp(
            NetworkThreads threads,
            InetSocketAddress socket,
            String host,
            List<ServerServiceDefinition> services,
            ListenerOptions options)
            throws IOException {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return start(
                threads.tcp(NettyServerBuilder.forAddress(socket)),
                services,
                options,
                server -> name + ":" + server.getPort());
    }

    /** Listens on a Unix socket that its owner and group may use. */
    public static GrpcListener onUnixSocket(
            NetworkThreads threads, Path path, List<ServerServiceDefinition> services, ListenerOptions options)
            throws IOException {
        UnixSocketFile.makeWay(path);
        NettyServerBuilder builder =
                threads.unixSocket(NettyServerBuilder.forAddress(new DomainSocketAddress(path.toFile())));
        GrpcListener listener = start(builder, services, options, server -> "unix:" + path);
        UnixSocketFile.restrict(path);
        return listener;
    }

    private static GrpcListener start(
            NettyServerBuilder builder,
            List<ServerServiceDefinition> services,
            ListenerOptions options,
            Function<Server, String> address)
            throws IOException {
        HealthStatusManager health = new HealthStatusManager();
        List<String> names = new ArrayList<>(List.of(HealthStatusManager.SERVICE_NAME_ALL_SERVICES));
        builder.directExecutor()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                // a window of its own size would be measured by pings, one with every batch of calls
                .flowControlWindow(WINDOW_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                // a reviewer whose machine fell asleep is noticed, and the claims come back
                .keepAliveTime(1, TimeUnit.MINUTES)
                .addService(health.getHealthService());
        options.age(builder);
        for (ServerServiceDefinition service : services) {
            builder.addService(service);
            names.add(service.getServiceDescriptor().getName());
        }
        if (options.reflection()) {
            builder.addService(ProtoReflectionServiceV1.newInstance());
        }
        Server server = builder.build().start();
        return new GrpcListener(server, health, names, address.apply(server));
    }

    /** Where it really listens, in the form that clients take. */
    public String address() {
        return address;
    }

    /** What the gRPC health service says of every service here. */
    public void setServing(boolean serving) {
        names.forEach(name -> health.setStatus(name, serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING));
    }

    /** Takes no more calls. */
    public void shutdown() {
        health.enterTerminalState();
        server.shutdown();
    }

    /** Waits for the calls under way, then ends them. */
    public void awaitTermination(Duration grace) throws InterruptedException {
        if (!server.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            server.shutdownNow();
            server.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}
