package dev.assent.bench.load;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import java.io.File;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Connections to one address over native epoll; their callbacks run on the one thread that reads the network. */
final class Connections implements AutoCloseable {
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final List<ManagedChannel> channels = new ArrayList<>();

    /** @param address {@code HOST:PORT} or {@code unix:PATH} */
    Connections(String address, int number) {
        for (int i = 0; i < number; i++) {
            channels.add(open(address));
        }
    }

    ManagedChannel get(int number) {
        return channels.get(number);
    }

    private ManagedChannel open(String address) {
        NettyChannelBuilder builder;
        if (address.startsWith("unix:")) {
            builder = NettyChannelBuilder.forAddress(new DomainSocketAddress(new File(address.substring(5))))
                    .channelType(EpollDomainSocketChannel.class);
        } else {
            int colon = address.lastIndexOf(':');
            int port = Integer.parseInt(address.substring(colon + 1));
            builder = NettyChannelBuilder.forAddress(new InetSocketAddress(address.substring(0, colon), port))
                    .channelType(EpollSocketChannel.class);
        }
        return builder.eventLoopGroup(loop)
                .overrideAuthority("localhost")
                .usePlaintext()
                .directExecutor()
                .build();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
