package dev.assent.client;

import static dev.assent.client.ScriptedDecisions.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assent.proto.v1.Effect;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    @Test
    void tcp_realServer_answers() throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new ScriptedDecisions().then(effect(Effect.EFFECT_ALLOW)))
                .build()
                .start();
        try (DecisionClient client = DecisionClient.connect(new ServerAddress.Tcp("127.0.0.1", server.getPort()))) {
            assertThat(client.decide(DecisionRequest.of(ToolCall.of("t", "{}"))).permits())
                    .isTrue();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @SuppressWarnings("deprecation") // as in Connection
    void unix_realServer_answers(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("agent.sock");
        EpollEventLoopGroup loop = new EpollEventLoopGroup(1);
        Server server = NettyServerBuilder.forAddress(new DomainSocketAddress(socket.toString()))
                .channelType(EpollServerDomainSocketChannel.class)
                .bossEventLoopGroup(loop)
                .workerEventLoopGroup(loop)
                .addService(new ScriptedDecisions().then(effect(Effect.EFFECT_ALLOW)))
                .build()
                .start();
        try (DecisionClient client = DecisionClient.connect(ServerAddress.parse("unix:" + socket))) {
            assertThat(client.decide(DecisionRequest.of(ToolCall.of("t", "{}"))).permits())
                    .isTrue();
        } finally {
            server.shutdownNow();
            var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void health_nobodyThere_isUnreachable() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        ClientException problem = catchThrowableOfType(
                ClientException.class,
                () -> HealthCheck.isServing(new ServerAddress.Tcp("127.0.0.1", port), Duration.ofSeconds(5)));
        assertThat(problem.isUnreachable()).isTrue();
    }

    @Test
    void health_aServerWithoutIt_saysSo() throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new ScriptedDecisions())
                .build()
                .start();
        try {
            ClientException problem = catchThrowableOfType(
                    ClientException.class,
                    () -> HealthCheck.isServing(
                            new ServerAddress.Tcp("127.0.0.1", server.getPort()), Duration.ofSeconds(5)));
            assertThat(problem.kind()).isEqualTo(ClientException.Kind.UNIMPLEMENTED);
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void token_toAnotherMachine_isRefused() {
        assertThatThrownBy(() -> ReviewClient.connect(ServerAddress.parse("example.org:7472"), new BearerToken("t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unencrypted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "tök"})
    void token_thatIsNone_isRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> new BearerToken(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the reviewer's token is empty, or is no token");
        assertThat(new BearerToken("secret")).hasToString("BearerToken");
    }
}
