package dev.assent.bench.compare;

import dev.assent.bench.load.AssentTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the tables of {@code docs/performance.md}. Arguments: which tables, by default all. Paths and times come as system
 * properties from {@code bench/compare}.
 */
public final class Compare {
    private static final List<Setting> HEADLINE =
            List.of(Setting.h2load(4, 25), Setting.h2load(1, 1), Setting.driver(4, 25), Setting.driver(1, 1));
    private static final List<Setting> SHORT = List.of(Setting.h2load(4, 25), Setting.h2load(1, 1));
    private static final List<Setting> MATRIX =
            List.of(Setting.h2load(1, 1), Setting.h2load(1, 16), Setting.h2load(4, 25), Setting.driver(4, 25));

    private static final List<Setting> BATCHES = List.of(Setting.driver(1, 1), Setting.driver(4, 4));
    private static final int BATCH = 20;
    private static final String[] ALL = {"headline", "rules", "memory", "reload", "matrix", "batch", "java17"};

    private final Lab lab;
    private final H2load h2load;
    private final int alternations = Integer.getInteger("alternations", 5);
    private final int seconds = Integer.getInteger("seconds", 4);
    private final int warm = Integer.getInteger("warm", 15);

    private Compare(Lab lab, H2load h2load) {
        this.lab = lab;
        this.h2load = h2load;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(path("scratch"), "compare-");
        Lab lab = new Lab(folder, path("assent"), path("cerbos"), path("java"));
        Compare compare = new Compare(lab, new H2load(path("h2load"), folder));
        for (String table : args.length == 0 ? ALL : args) {
            compare.print(table);
        }
    }

    private void print(String table) throws IOException, InterruptedException {
        switch (table) {
            case "headline" -> everybody("Four rules, TCP", lab, 1, false, HEADLINE, alternations);
            case "rules" -> manyRules();
            case "memory" -> memory();
            case "reload" -> reload();
            case "matrix" -> {
                everybody("Four rules, TCP, once", lab, 1, false, List.of(Setting.h2load(1, 16)), 1);
                everybody("Four rules, Unix socket, once", lab, 1, true, MATRIX, 1);
                everybody("800 rules, TCP, once", lab, 200, false, MATRIX, 1);
                everybody("8,000 rules, TCP, once", lab, 2_000, false, MATRIX, 1);
            }
            case "batch" -> batches();
            case "noop" -> oursAndNoop("Four rules, TCP, against the no-op alone", lab, HEADLINE);
            case "java17" -> oursAndNoop("Four rules, TCP, JDK 17", lab.on(path("java17")), SHORT);
            default ->
                throw new IllegalArgumentException("table: " + table
                        + " (expected: headline, rules, memory, reload, matrix, batch, noop or java17)");
        }
    }

    private void everybody(String title, Lab where, int boxes, boolean unix, List<Setting> settings, int turns)
            throws IOException, InterruptedException {
        try (Server ours = where.assent(boxes, unix);
                Server noop = where.noop(ours, unix);
                Server cerbos = where.cerbos(boxes, unix, false);
                Server audited = where.cerbos(boxes, unix, true)) {
            contest(title, List.of(ours, noop, cerbos, audited), settings, turns);
        }
    }

    private void oursAndNoop(String title, Lab where, List<Setting> settings) throws IOException, InterruptedException {
        try (Server ours = where.assent(1, false);
                Server noop = where.noop(ours, false)) {
            contest(title, List.of(ours, noop), settings, alternations);
        }
    }

    /** Many calls in one request. */
    private void batches() throws IOException, InterruptedException {
        try (Server ours = lab.assent(1, false);
                Server noop = lab.noop(ours, false)) {
            contest(
                    "BatchDecide with " + BATCH + " calls a request, four rules, TCP",
                    List.of(ours.with(AssentTarget.sidecar(BATCH)), noop.with(AssentTarget.noop(BATCH))),
                    BATCHES,
                    alternations);
        }
    }

    /** 10,000 rules against 4, of which 4 are about each call: the same call by h2load, calls about all rules by our driver. */
    private void manyRules() throws IOException, InterruptedException {
        try (Server many = lab.assent(2_500, false);
                Server few = lab.assent(1, false)) {
            contest(
                    "10,000 rules against 4, of which 4 apply (first row: 10,000)",
                    List.of(many, few),
                    List.of(Setting.h2load(4, 25), Setting.driver(4, 25)),
                    alternations);
        }
    }

    private void memory() throws IOException, InterruptedException {
        heading("Memory and start, 1,000 rules");
        System.out.println("| Java | start to first answer | idle MiB | full load MiB | most MiB |");
        System.out.println("| --- | --- | --- | --- | --- |");
        List<Path> homes = new ArrayList<>(List.of(path("java")));
        if (System.getProperty("java17") != null) {
            homes.add(path("java17"));
        }
        for (Path home : homes) {
            try (Server server = lab.on(home).assent(250, false)) {
                Thread.sleep(5_000);
                double idle = server.residentMiB();
                new Contest(List.of(server), h2load).warmUp(2 * warm);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.2f s | %.0f | %.0f | %.0f |%n",
                        home.getFileName(),
                        server.startSeconds(),
                        idle,
                        server.residentMiB(),
                        server.mostResidentMiB());
            }
        }
    }

    private void reload() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(lab.folder(), "reload-");
        try (Server server = lab.assent(home, 2_500, false)) {
            new Contest(List.of(server), h2load).warmUp(warm);
            heading("Reload of 10,000 rules at 30 % of the highest rate");
            System.out.println(
                    "| calls/s | reload | p99 before µs | p99 during µs | during / before | most before µs | most during µs | bad |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
            Reload reload = new Reload(server, home.resolve(Lab.POLICIES), home.resolve(Lab.OUTPUT));
            for (int round = 1; round <= 3; round++) {
                System.out.println(reload.run(round));
            }
        }
    }

    private void contest(String title, List<Server> servers, List<Setting> settings, int turns)
            throws IOException, InterruptedException {
        Contest contest = new Contest(servers, h2load);
        contest.warmUp(warm);
        contest.run(settings, turns, seconds);
        heading(title);
        System.out.print(Table.of(contest, settings));
    }

    private static void heading(String title) {
        System.out.println("\n### " + title + "\n");
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException(property + ": missing (expected: -D" + property + "=PATH)");
        }
        return Path.of(value);
    }
}
