package dev.assent.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The health and metrics listener; serves until closed. Safe for any thread. */
public final class HealthHttpServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int MAX_WAITING = 64;
    private static final String PLAIN = "text/plain; charset=utf-8";

    /** Seconds that a client has to send its request, and to read the answer: else a few slow clients hold every thread. */
    private static final String MAX_SECONDS = "5";

    static {
        // the JDK's server has no other way to set these, and reads them once
        for (String limit : new String[] {"sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"}) {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, MAX_SECONDS);
            }
        }
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Supplier<Readiness> readiness;
    private final Supplier<String> metrics;

    private HealthHttpServer(HttpServer server, Supplier<Readiness> readiness, Supplier<String> metrics) {
        this.server = server;
        this.readiness = readiness;
        this.metrics = metrics;
        AtomicInteger number = new AtomicInteger();
        // a request beyond the queue is rejected, and the server closes its connection
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Binds and serves.
     *
     * @param address port 0 means any that is free
     * @param readiness asked for every {@code /readyz}; must be quick
     * @throws IOException if the address cannot be bound
     */
    public static HealthHttpServer start(
            InetSocketAddress address, Supplier<Readiness> readiness, Metrics metrics, Gauges gauges)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        HealthHttpServer health = new HealthHttpServer(server, readiness, () -> PrometheusText.render(metrics, gauges));
        server.setExecutor(health.threads);
        server.createContext("/", health::handle);
        server.start();
        return health;
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (answer.status() == 405) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            }
            exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            Supplier<Answer> page = switch (exchange.getRequestURI().getRawPath()) {
                case "/livez" -> () -> new Answer(200, PLAIN, "ok\n");
                case "/readyz" -> this::ready;
                case "/metrics" -> () -> new Answer(200, PrometheusText.CONTENT_TYPE, metrics.get());
                default -> () -> new Answer(404, PLAIN, "not found\n");
            };
            return switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> page.get();
                default -> new Answer(405, PLAIN, "only GET and HEAD\n");
            };
        } catch (RuntimeException e) {
            // a supplier failed; what it would have said is not known, so not ready
            return new Answer(500, PLAIN, "internal error\n");
        }
    }

    private Answer ready() {
        Readiness now = readiness.get();
        return new Answer(now.isReady() ? 200 : 503, PLAIN, now.render());
    }

    private record Answer(int status, String contentType, String body) {}
}
