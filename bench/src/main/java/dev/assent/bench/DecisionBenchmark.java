package dev.assent.bench;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.ThreadCpuTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision of the engine alone, with rules that all apply to the tool, of which one matches, among rules that do not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsPrepend = {
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-Xms40m",
            "-Xmn16m",
            "-XX:MetaspaceSize=64m",
            "-XX:TrimNativeHeapInterval=2000",
            "-Dio.grpc.netty.shaded.io.netty.leakDetection.level=disabled"
        })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DecisionBenchmark {
    private static final String ARGUMENTS =
            "{\"recipient\":\"DE02120300000000202051\",\"amount\":80.5,\"currency\":\"EUR\","
                    + "\"reference\":\"invoice 4711\",\"tags\":[\"rent\",\"monthly\"]}";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** How many rules are about the tool of the call, among how many that are loaded. */
    @Param({
        "1/10",
        "1/100",
        "1/1000",
        "1/10000",
        "10/10",
        "10/100",
        "10/1000",
        "10/10000",
        "100/100",
        "100/1000",
        "100/10000",
        "1000/1000",
        "1000/10000"
    })
    String rules = "1/1";

    private final Evaluator evaluator = new Evaluator(EvaluationLimits.DEFAULT, ThreadCpuTime.ticker());
    private final ToolCall call = new ToolCall(
            "bank.transfer",
            "bank",
            JsonObject.parse(ARGUMENTS, JsonLimits.CALL),
            "assistant",
            "customer-1",
            "session-1",
            JsonObject.EMPTY);
    private PolicySet policies = policySet(1, 0);

    @Setup
    public void compile() {
        String[] numbers = rules.split("/", 2);
        int applicable = Integer.parseInt(numbers[0]);
        policies = policySet(applicable, Integer.parseInt(numbers[1]) - applicable);
        if (decide().effect() != Effect.ALLOW) {
            throw new IllegalStateException("the call must be allowed: otherwise something else is measured");
        }
    }

    @Benchmark
    public Evaluation decide() {
        return evaluator.evaluate(policies, call, NOW);
    }

    private static PolicySet policySet(int rules, int others) {
        StringBuilder text = new StringBuilder("name: bench\ntools: [bank.transfer]\nrule:\n  aggregate:\n");
        for (int i = 1; i < rules; i++) {
            text.append("    - id: deny-").append(i).append('\n');
            text.append("      condition: args.amount > ").append(1000 * i).append(".0 && args.currency == 'EUR'\n");
            text.append("      effect: deny\n");
        }
        text.append("    - id: allow\n      condition: args.amount <= 200.0\n      effect: allow\n");
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile("bench.policy.yaml", text.toString()));
        for (int i = 0; i < others; i++) {
            files.add(new SourceFile(
                    "other" + i + ".policy.yaml",
                    "name: other" + i + "\ntools: [tool-" + i
                            + "]\nrule: {match: [{id: r, condition: args.amount > 1.0, effect: deny}]}\n"));
        }
        return PolicyCompiler.compile(files, PolicyOptions.DEFAULT).policySet().orElseThrow();
    }
}
