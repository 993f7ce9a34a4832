package dev.assent.client;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An open channel, and the event loop that is its own, if it has one. */
record Connection(ManagedChannel channel, @Nullable EventLoopGroup loop) implements AutoCloseable {
    /** An ask carries its arguments several times over, raw (at most 1 MiB) and escaped (up to 9 bytes for 1). */
    private static final int MAX_ANSWER_BYTES = 64 << 20;

    /** Servers end connections that ping more often than every 5 minutes, unless they are told otherwise. */
    private static final int KEEP_ALIVE_MINUTES = 6;

    static Connection open(ServerAddress address) {
        return address instanceof ServerAddress.Unix unix ? unix(unix) : tcp((ServerAddress.Tcp) address);
    }

    private static Connection tcp(ServerAddress.Tcp address) {
        return new Connection(
                common(NettyChannelBuilder.forAddress(address.host(), address.port()))
                        // a sidecar is never behind a proxy, whatever the environment says
                        .proxyDetector(target -> null)
                        .build(),
                null);
    }

    @SuppressWarnings("deprecation") // the successor of EpollEventLoopGroup is not in every shaded release
    private static Connection unix(ServerAddress.Unix address) {
        if (!Epoll.isAvailable()) {
            throw new IllegalArgumentException("unix sockets need Linux; use HOST:PORT here");
        }
        EventLoopGroup loop = new EpollEventLoopGroup(1, new DefaultThreadFactory("assent-client", true));
        ManagedChannel channel = common(NettyChannelBuilder.forAddress(new DomainSocketAddress(address.path())))
                .eventLoopGroup(loop)
                .channelType(EpollDomainSocketChannel.class, DomainSocketAddress.class)
                // set for every connection, unknown to this kind: a warning for each, unless it is taken away
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .overrideAuthority("localhost")
                .build();
        return new Connection(channel, loop);
    }

    private static NettyChannelBuilder common(NettyChannelBuilder builder) {
        return builder.usePlaintext()
                .maxInboundMessageSize(MAX_ANSWER_BYTES)
                .keepAliveTime(KEEP_ALIVE_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (loop != null) {
            var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
