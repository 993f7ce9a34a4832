package dev.assent.bench;

import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints how long a set of 1,000 files with 10 rules each takes to compile: cold, warm, and after an edit of one file. */
public final class LoadTimes {
    private static final int FILES = 1_000;
    private static final int RULES = 10;
    private static final int WARM_ROUNDS = 3;

    private LoadTimes() {}

    public static void main(String[] args) {
        List<SourceFile> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(file(i, 0));
        }
        PolicySet set = timed("cold", () -> PolicyCompiler.compile(files, PolicyOptions.DEFAULT));
        for (int round = 0; round < WARM_ROUNDS; round++) {
            set = timed("warm", () -> PolicyCompiler.compile(files, PolicyOptions.DEFAULT));
        }
        for (int round = 1; round <= WARM_ROUNDS; round++) {
            files.set(FILES / 2, file(FILES / 2, round));
            PolicySet before = set;
            set = timed("one file edited", () -> PolicyCompiler.compile(files, PolicyOptions.DEFAULT, before));
        }
    }

    private static PolicySet timed(String what, Supplier<Compilation> compile) {
        long start = System.nanoTime();
        PolicySet set = compile.get().policySet().orElseThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-16s %6.3f s  (%d rules)%n", what, seconds, set.ruleCount());
        return set;
    }

    private static SourceFile file(int number, int edit) {
        StringBuilder text =
                new StringBuilder("name: p" + number + "\ntools: [tool-" + number + "]\nrule:\n  aggregate:\n");
        for (int rule = 0; rule < RULES; rule++) {
            text.append("    - id: r").append(rule).append('\n');
            text.append("      condition: args.amount > ")
                    .append(100 * rule + edit)
                    .append(".0 && args.currency == 'EUR' && !(args.country in ['DE', 'FR'])\n");
            text.append("      effect: ask\n");
        }
        return new SourceFile("p" + number + ".policy.yaml", text.toString());
    }
}
