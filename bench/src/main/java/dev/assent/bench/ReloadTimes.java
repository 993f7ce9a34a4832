package dev.assent.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.policyfiles.PolicyFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how long the edit of one file among {@link ManyRules} takes from the write to serving, with 1,000 authors' tests that
 * run each time, and what looking at the folder costs while nothing happens. Writes into a temporary folder.
 */
public final class ReloadTimes {
    private static final int ROUNDS = 20;
    private static final int TEST_FILES = 100;
    private static final int IDLE_SECONDS = 10;

    private ReloadTimes() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("assent-reload");
        for (SourceFile file : ManyRules.files()) {
            Files.writeString(folder.resolve(file.path()), file.text());
        }
        for (int number = 0; number < TEST_FILES; number++) {
            Files.writeString(folder.resolve("p" + number + ".tests.yaml"), tests(number));
        }
        long start = System.nanoTime();
        try (PolicyFolder policies =
                PolicyFolder.open(folder, PolicyOptions.DEFAULT, InstantSource.system(), line -> {})) {
            System.out.printf(Locale.ROOT, "first load       %7.3f s%n", secondsSince(start));
            Random random = new Random(1);
            for (int round = 1; round <= ROUNDS; round++) {
                Thread.sleep(500 + random.nextInt(1_000));
                reload(policies, folder, round);
            }
            idle();
        } finally {
            delete(folder);
        }
    }

    private static void reload(PolicyFolder policies, Path folder, int round) throws IOException, InterruptedException {
        String before = revision(policies);
        SourceFile edited = ManyRules.file(37 * round, round);
        Path draft = Files.writeString(folder.resolve("draft"), edited.text());
        long start = System.nanoTime();
        Files.move(draft, folder.resolve(edited.path()), StandardCopyOption.ATOMIC_MOVE);
        while (revision(policies).equals(before)) {
            Thread.sleep(1);
        }
        System.out.printf(Locale.ROOT, "one file edited  %7.3f s%n", secondsSince(start));
    }

    private static void idle() throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        Thread.sleep(IDLE_SECONDS * 1_000);
        double percent = (system.getProcessCpuTime() - cpu) / 1e7 / IDLE_SECONDS;
        System.out.printf(Locale.ROOT, "idle             %7.1f %% of a core%n", percent);
    }

    private static String revision(PolicyFolder policies) {
        return policies.status().serving().orElseThrow().revision();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String tests(int number) {
        StringBuilder text = new StringBuilder("name: p" + number + "\ntests:\n");
        for (int test = 0; test < ManyRules.RULES; test++) {
            text.append("  - name: t").append(test).append('\n');
            text.append("    call: {tool: tool-").append(number);
            text.append(", server: s, args: {amount: 9999999, currency: EUR, country: US, recipient: acct-")
                    .append(test);
            text.append(", recipients: [], tags: [], path: /}, agent: a, subject: s, session: s1}\n");
            text.append("    expect: {effect: ask}\n");
        }
        return text.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
