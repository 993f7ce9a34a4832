package dev.assent.bench.compare;

import dev.assent.bench.load.Load;
import dev.assent.bench.load.LoadResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Servers that run at the same time, of which one at a time has load: in turns, every other turn the other way round. */
final class Contest {
    private static final Duration WARM = Duration.ofMillis(300);

    private final List<Server> servers;
    private final H2load h2load;
    private final Map<Setting, Map<Server, List<Measured>>> results = new LinkedHashMap<>();
    private long seed;

    Contest(List<Server> servers, H2load h2load) {
        this.servers = servers;
        this.h2load = h2load;
    }

    /** Before anything is measured: what is compiled while it runs must have been. */
    void warmUp(int seconds) throws InterruptedException {
        for (Server server : servers) {
            LoadResult warm = load(server, 4, 25).closed(Duration.ZERO, Duration.ofSeconds(seconds));
            say("%-18s warm, %,.0f/s", server.name(), warm.perSecond());
        }
    }

    void run(List<Setting> settings, int alternations, int seconds) throws IOException, InterruptedException {
        List<Server> order = new ArrayList<>(servers);
        for (int turn = 0; turn < alternations; turn++) {
            for (Setting setting : settings) {
                for (Server server : order) {
                    Measured measured = measure(server, setting, seconds);
                    say(
                            "%-18s %-14s %,9.0f/s  p50 %7.0f us  p99 %7.0f us  cpu %.4f s/1000  %3.0f MiB  bad %d",
                            server.name(),
                            setting,
                            measured.perSecond(),
                            measured.p50(),
                            measured.p99(),
                            measured.cpu(),
                            measured.resident(),
                            measured.bad());
                    results.computeIfAbsent(setting, s -> new LinkedHashMap<>())
                            .computeIfAbsent(server, s -> new ArrayList<>())
                            .add(measured);
                }
            }
            Collections.reverse(order);
        }
    }

    /** In the order of the first turn. */
    List<Server> servers() {
        return servers;
    }

    /** What came of each turn. */
    List<Measured> results(Setting setting, Server server) {
        return results.getOrDefault(setting, Map.of()).getOrDefault(server, List.of());
    }

    private Measured measure(Server server, Setting setting, int seconds) throws IOException, InterruptedException {
        server.answer();
        double before = server.cpuSeconds();
        if (setting.foreign()) {
            H2load.Report report = h2load.run(server, setting.connections(), setting.streams(), seconds);
            double cpu = server.cpuSeconds() - before;
            server.answer();
            return new Measured(
                    report.perSecond(),
                    report.percentile(50),
                    report.percentile(99),
                    cpu * 1000 / report.succeeded(),
                    server.residentMiB(),
                    report.failed());
        }
        LoadResult result =
                load(server, setting.connections(), setting.streams()).closed(WARM, Duration.ofSeconds(seconds));
        double cpu = server.cpuSeconds() - before;
        return new Measured(
                result.perSecond(),
                result.percentile(50),
                result.percentile(99),
                cpu * 1000 / result.all(),
                server.residentMiB(),
                result.wrong() + result.failed());
    }

    private Load load(Server server, int connections, int streams) {
        return new Load(server.address(), server.target(), connections, streams, server.boxes(), ++seed);
    }

    private static void say(String format, Object... values) {
        System.err.printf(java.util.Locale.ROOT, format + "%n", values);
    }
}
