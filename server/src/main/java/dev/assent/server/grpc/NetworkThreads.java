package dev.assent.server.grpc;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads that read and write the network, for all listeners; on Linux by native epoll. Safe for any thread. */
public final class NetworkThreads implements AutoCloseable {
    private final EventLoopGroup accepting = new MultiThreadIoEventLoopGroup(1, named("accept"), handlers());
    private final EventLoopGroup working =
            new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), named("network"), handlers());
    private final List<Loop> loops = new ArrayList<>();

    public NetworkThreads() {
        working.forEach(executor -> loops.add(new Loop(executor)));
    }

    /** One thread, and what it will do at the end of its pass; that is its own to touch. */
    private static final class Loop {
        private final EventExecutor executor;
        private @Nullable Runnable waiting;

        Loop(EventExecutor executor) {
            this.executor = executor;
        }

        void afterPass(Runnable work) {
            if (waiting == work) {
                return;
            }
            waiting = work;
            executor.execute(() -> {
                waiting = null;
                work.run();
            });
        }
    }

    /**
     * If the current thread is one of these, has it do the work after the calls that it has read, and says true. The same work is
     * done once, however often it is asked for until then.
     */
    public boolean afterPass(Runnable work) {
        for (Loop loop : loops) {
            if (loop.executor.inEventLoop()) {
                loop.afterPass(work);
                return true;
            }
        }
        return false;
    }

    NettyServerBuilder tcp(NettyServerBuilder builder) {
        return join(builder)
                .channelType(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
    }

    NettyServerBuilder unixSocket(NettyServerBuilder builder) {
        return join(builder)
                .channelType(EpollServerDomainSocketChannel.class)
                // set for TCP by default; a Unix socket does not know it, and says so for each connection
                .withChildOption(ChannelOption.SO_KEEPALIVE, null);
    }

    @Override
    public void close() {
        accepting.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        working.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private NettyServerBuilder join(NettyServerBuilder builder) {
        return builder.bossEventLoopGroup(accepting).workerEventLoopGroup(working);
    }

    private static ThreadFactory named(String name) {
        return new DefaultThreadFactory(name, true);
    }

    private static IoHandlerFactory handlers() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }
}
