package dev.assent.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assent.engine.ask.AskState;
import dev.assent.engine.decision.Effect;
import dev.assent.server.http.Metrics.Reload;
import dev.assent.server.http.Metrics.VerdictKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthHttpServerTest {
    private final AtomicReference<Readiness> readiness = new AtomicReference<>(Readiness.READY);
    private final AtomicLong pendingAsks = new AtomicLong();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private HealthHttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HealthHttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                readiness::get,
                metrics,
                new Gauges(pendingAsks::get, () -> pendingAsks.get() == 3));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void livez_isOkWhateverTheReadiness() throws Exception {
        readiness.set(new Readiness(List.of("no policy set"), List.of()));
        HttpResponse<String> answer = send("GET", "/livez");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void readyz_ready() throws Exception {
        assertThat(send("GET", "/readyz").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/readyz").body()).isEqualTo("ok\n");
    }

    @Test
    void readyz_notReady_saysEveryFailingPart() throws Exception {
        readiness.set(new Readiness(List.of("no policy set", "the store is\nread only"), List.of("w")));
        HttpResponse<String> answer = send("GET", "/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("failing: no policy set\nfailing: the store is read only\nwarning: w\n");
    }

    @Test
    void readyz_stalePolicySet_isReadyAndSaysSo() throws Exception {
        readiness.set(new Readiness(List.of(), List.of("the policy files are bad; the last good set serves")));
        HttpResponse<String> answer = send("GET", "/readyz");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok\nwarning: the policy files are bad; the last good set serves\n");
    }

    @Test
    void readyz_supplierThatFails_isNotReady() throws Exception {
        server.close();
        server = HealthHttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                () -> {
                    throw new IllegalStateException("secret");
                },
                metrics,
                new Gauges(() -> 0, () -> false));
        HttpResponse<String> answer = send("GET", "/readyz");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("internal error\n");
        assertThat(send("GET", "/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_fresh_hasEverySeriesAtZero() throws Exception {
        HttpResponse<String> answer = send("GET", "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "assent_decisions_total{effect=\"allow\"} 0",
                        "assent_decisions_total{effect=\"ask\"} 0",
                        "assent_decisions_total{effect=\"deny\"} 0",
                        "assent_asks_opened_total 0",
                        "assent_asks_ended_total{state=\"approved\"} 0",
                        "assent_asks_ended_total{state=\"denied\"} 0",
                        "assent_asks_ended_total{state=\"expired\"} 0",
                        "assent_asks_ended_total{state=\"cancelled\"} 0",
                        "assent_verdicts_total{verdict=\"approve\"} 0",
                        "assent_verdicts_total{verdict=\"reject\"} 0",
                        "assent_policy_reloads_total{result=\"ok\"} 0",
                        "assent_policy_reloads_total{result=\"failed\"} 0",
                        "assent_asks_pending 0",
                        "assent_policy_set_stale 0");
        assertThat(answer.body())
                .startsWith("""
                        # HELP assent_decisions_total Decisions, by effect.
                        # TYPE assent_decisions_total counter
                        """)
                .contains("# TYPE assent_asks_pending gauge\n")
                .endsWith("\n");
    }

    @Test
    void metrics_countWhatTheyAreFed() throws Exception {
        metrics.decided(Effect.ASK);
        metrics.decided(Effect.ASK);
        metrics.askOpened();
        metrics.askEnded(AskState.EXPIRED);
        metrics.verdict(VerdictKind.REJECT);
        metrics.policyReload(Reload.FAILED);
        pendingAsks.set(3);
        assertThat(send("GET", "/metrics").body().lines().filter(line -> !line.endsWith(" 0") && !line.startsWith("#")))
                .containsExactly(
                        "assent_decisions_total{effect=\"ask\"} 2",
                        "assent_asks_opened_total 1",
                        "assent_asks_ended_total{state=\"expired\"} 1",
                        "assent_verdicts_total{verdict=\"reject\"} 1",
                        "assent_policy_reloads_total{result=\"failed\"} 1",
                        "assent_asks_pending 3",
                        "assent_policy_set_stale 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/livez/", "/livez/x", "//livez", "/LIVEZ", "/metric", "/%6civez", "/readyz/../livez"})
    void otherPaths_areNotFound(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @Test
    void query_isIgnored() throws Exception {
        assertThat(send("GET", "/livez?verbose=1").body()).isEqualTo("ok\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethods_areRefused(String method) throws Exception {
        HttpResponse<String> answer = send(method, "/livez");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void head_hasNoBody() throws Exception {
        readiness.set(new Readiness(List.of("x"), List.of()));
        HttpResponse<String> answer = send("HEAD", "/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void slowClients_doNotKeepOthersOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket(
                        server.address().getAddress(), server.address().getPort());
                slow.add(socket);
                // a request that never ends
                socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: x\r\n".getBytes(US_ASCII));
            }
            // not at once: the slow ones have their time, then they lose their threads
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> send("GET", "/livez").statusCode() == 200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create("http://" + server.address().getHostString() + ":"
                + server.address().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(60))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
