package dev.assent.server;

import dev.assent.server.config.ListenAddress;
import dev.assent.server.grpc.GrpcListener;
import dev.assent.server.grpc.ListenerOptions;
import dev.assent.server.grpc.NetworkThreads;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Both gRPC listeners, which close together: agents first, then reviewers. */
record Listeners(GrpcListener agents, GrpcListener reviewers, Commands commands) implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    static GrpcListener listen(
            String who,
            NetworkThreads threads,
            ListenAddress address,
            List<ServerServiceDefinition> services,
            ListenerOptions options)
            throws StartException {
        try {
            if (address instanceof ListenAddress.Unix unix) {
                return GrpcListener.onUnixSocket(threads, unix.path(), services, options);
            }
            ListenAddress.Tcp tcp = (ListenAddress.Tcp) address;
            return GrpcListener.onTcp(threads, tcp.toSocketAddress(), tcp.host(), services, options);
        } catch (IOException e) {
            throw new StartException("cannot listen for " + who + " on " + address + ": " + rootMessage(e));
        }
    }

    void setServing(boolean serving) {
        agents.setServing(serving);
        reviewers.setServing(serving);
    }

    /** Lets calls under way finish, sends waiting agents and reviewers away, then hangs up. */
    @Override
    public void close() throws InterruptedException {
        agents.shutdown();
        reviewers.shutdown();
        commands.drain();
        agents.awaitTermination(GRACE);
        commands.reviewers().desk().close();
        reviewers.awaitTermination(GRACE);
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
