package dev.assent.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints how long {@link ManyRules} take to compile: cold, warm, and after an edit of one file. */
public final class LoadTimes {
    private static final int WARM_ROUNDS = 5;

    private LoadTimes() {}

    public static void main(String[] args) {
        List<SourceFile> files = new ArrayList<>(ManyRules.files());
        PolicySet set = timed("cold", () -> PolicyCompiler.compile(files, PolicyOptions.DEFAULT));
        for (int round = 0; round < WARM_ROUNDS; round++) {
            set = timed("warm", () -> PolicyCompiler.compile(files, PolicyOptions.DEFAULT));
        }
        for (int round = 1; round <= WARM_ROUNDS; round++) {
            files.set(ManyRules.FILES / 2, ManyRules.file(ManyRules.FILES / 2, round));
            PolicySet before = set;
            set = timed(
                    "one file edited", () -> PolicyCompiler.compile(files, PolicyOptions.DEFAULT, before, () -> {}));
        }
    }

    private static PolicySet timed(String what, Supplier<Compilation> compile) {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        PolicySet set = compile.get().policySet().orElseThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT, "%-16s %6.3f s, %6.3f s CPU  (%d rules)%n", what, seconds, cpuSeconds, set.ruleCount());
        return set;
    }

    /** Of the whole process: what the JVM compiles meanwhile counts too. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
