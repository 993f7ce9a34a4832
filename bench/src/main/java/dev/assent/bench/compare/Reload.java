package dev.assent.bench.compare;

import dev.assent.bench.load.BoxRules;
import dev.assent.bench.load.Load;
import dev.assent.bench.load.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Every policy of a server that decides is exchanged at once, as Kubernetes exchanges a volume, with rules that say the same in
 * other words: nothing of what was compiled can be used again. Calls fall due at a part of the highest rate, and go on doing so.
 */
final class Reload {
    private static final double PART = 0.3;
    private static final Duration WARM = Duration.ofSeconds(1);
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofSeconds(60);

    private final Server server;
    private final Path policies;
    private final Path output;

    /**
     * @param policies the folder that it was started with: a link, which will point to another folder
     * @param output where the server says what it has loaded
     */
    Reload(Server server, Path policies, Path output) {
        this.server = server;
        this.policies = policies;
        this.output = output;
    }

    /** One row of a table. */
    String run(int round) throws IOException, InterruptedException {
        double highest = load(1).closed(WARM, Duration.ofSeconds(3)).perSecond();
        double rate = highest * PART;
        LoadResult before = load(2).open(rate, WARM, BEFORE);
        Path next = policies.resolveSibling("round-" + round);
        BoxRules.writeForAssent(next, server.boxes(), "round-" + round);
        int loads = loads();
        Path link = Files.createSymbolicLink(policies.resolveSibling("link"), next);
        Files.move(link, policies, StandardCopyOption.ATOMIC_MOVE);
        long start = System.nanoTime();
        LoadResult during = load(3).open(rate, Duration.ZERO, MOST, hasLoaded(loads));
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "| %,.0f | %.1f s | %,.0f | %,.0f | **%.1f** | %,.0f | %,.0f | %d |",
                rate,
                seconds,
                before.percentile(99),
                during.percentile(99),
                during.percentile(99) / before.percentile(99),
                before.percentile(100),
                during.percentile(100),
                during.wrong() + during.failed());
    }

    private Load load(long seed) {
        return new Load(server.address(), server.target(), 4, 25, server.boxes(), seed);
    }

    /** Looks into the server's output, a few times a second at most. */
    private BooleanSupplier hasLoaded(int before) {
        long[] lastLook = {System.nanoTime()};
        return () -> {
            if (System.nanoTime() - lastLook[0] < 50_000_000) {
                return false;
            }
            lastLook[0] = System.nanoTime();
            return loads() > before;
        };
    }

    private int loads() {
        try (var lines = Files.lines(output)) {
            return (int) lines.filter(line -> line.contains(" loaded: ")).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
