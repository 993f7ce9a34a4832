package dev.assent.server.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Agents and reviewers at work on one server. */
final class Load implements AutoCloseable {
    private static final int AGENTS = 50;
    private static final int REVIEWERS = 10;

    private final List<Thread> agents = new ArrayList<>();
    private final List<Thread> reviewers = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean over;

    Load(KillableServer server, History history, Random random) {
        ManagedChannel agentChannel = channel(server.agentsAddress());
        for (int i = 0; i < AGENTS; i++) {
            Random own = new Random(random.nextLong());
            agents.add(new Thread(new AgentLoad("agent-" + i, agentChannel, history, this, own), "agent-" + i));
        }
        for (int i = 0; i < REVIEWERS; i++) {
            Channel channel = reviewer(i, channel(server.reviewersAddress()));
            Random own = new Random(random.nextLong());
            reviewers.add(new Thread(new ReviewerLoad(name(i), channel, history, this, own), name(i)));
        }
    }

    /** Writes the policy and the reviewers' file; every other reviewer is in the group {@code finance}. */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/load.policy.yaml"), AskKind.POLICY);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < REVIEWERS; i++) {
            lines.add(name(i) + " sha256:" + sha256(token(i)) + (i % 2 == 0 ? " finance" : ""));
        }
        Files.write(folder.resolve("reviewers"), lines);
    }

    /** The channel of the reviewer of that number; number 0 may see every ask. */
    static Channel reviewer(int number, ManagedChannel channel) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token(number));
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** As {@link #prepare} gave out the groups. */
    static boolean isInFinance(String reviewer) {
        return Integer.parseInt(reviewer.substring(reviewer.lastIndexOf('-') + 1)) % 2 == 0;
    }

    void start() {
        for (List<Thread> threads : List.of(agents, reviewers)) {
            threads.forEach(thread -> {
                thread.setDaemon(true);
                thread.start();
            });
        }
    }

    /** Spares the clients the rest of their wait before the next attempt to connect. */
    void reconnect() {
        channels.forEach(ManagedChannel::resetConnectBackoff);
    }

    /** Agents begin nothing new. */
    boolean isStopping() {
        return stopping;
    }

    /** Nobody waits for anything any longer. */
    boolean isOver() {
        return over;
    }

    /** Lets every agent get its last answer, for so long. */
    void finish(int seconds) throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Thread agent : agents) {
            agent.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
        over = true;
        for (List<Thread> threads : List.of(agents, reviewers)) {
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        over = true;
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private ManagedChannel channel(String address) {
        ManagedChannel channel =
                NettyChannelBuilder.forTarget(address).usePlaintext().build();
        channels.add(channel);
        return channel;
    }

    private static String name(int reviewer) {
        return "reviewer-" + reviewer;
    }

    private static String token(int reviewer) {
        return "token-of-reviewer-" + reviewer;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
