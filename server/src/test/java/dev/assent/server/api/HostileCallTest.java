package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies and calls that cost too much are refused, and the next call is answered. */
class HostileCallTest {
    private static final String POLICY = """
            name: hostile
            tools: ["hostile.*"]
            rule:
              variables:
                - {name: v0, expression: args.text}
            %s
              aggregate:
                - {id: doubling, condition: "tool.name == 'hostile.doubling' && (variables.v59 != 'x' || true)", effect: allow}
                - id: replace
                  condition: "tool.name == 'hostile.replace' && (args.text.replace('', args.text).replace('', args.text) == 'x' || true)"
                  effect: allow
                - id: loops
                  condition: "tool.name == 'hostile.loops' && args.list.all(a, args.list.all(b, args.list.all(c, a + b + c >= 0)))"
                  effect: allow
                - {id: range, condition: "tool.name == 'hostile.range' && args.list.map(x, x + 1).size() > 0", effect: allow}
                - {id: text, condition: "tool.name == 'hostile.text'", effect: ask, explanation: args.text}
            """;

    @TempDir
    Path folder;

    private TestSidecar sidecar;

    @BeforeEach
    void start() throws IOException {
        String doubling = IntStream.range(1, 60)
                .mapToObj(i ->
                        "    - {name: v" + i + ", expression: variables.v" + (i - 1) + " + variables.v" + (i - 1) + "}")
                .collect(Collectors.joining("\n"));
        Path policies = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(policies.resolve("hostile.policy.yaml"), POLICY.formatted(doubling));
        sidecar = TestSidecar.in(folder);
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    private static String text(int length) {
        return "{\"text\":\"" + "a".repeat(length) + "\"}";
    }

    private static String list(int size) {
        return "{\"text\":\"a\",\"list\":"
                + IntStream.range(0, size).boxed().toList().toString().replace(" ", "") + "}";
    }

    private void assertAnswersTheNextCall() {
        assertThat(sidecar.decide("bank.balance", "{}").getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
    }

    @ParameterizedTest
    @CsvSource({"hostile.doubling, 1000", "hostile.replace, 100000"})
    void decide_overBudget_isDenied(String tool, int length) {
        Decision decision = sidecar.decide(tool, text(length));
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
        assertThat(decision.getReasons(0).getCode()).isEqualTo(ReasonCode.REASON_CODE_BUDGET_EXCEEDED);
        assertAnswersTheNextCall();
    }

    @ParameterizedTest
    @CsvSource({"hostile.loops, 200", "hostile.range, 100000"})
    void decide_loopsWithoutEnd_areNotAllowed(String tool, int size) {
        assertThat(sidecar.decide(tool, list(size)).getEffect()).isNotEqualTo(Effect.EFFECT_ALLOW);
        assertAnswersTheNextCall();
    }

    @Test
    void decide_deepArguments_areNoDecision() {
        String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
        assertThat(failure(catchThrowable(() ->
                        sidecar.agent().decide(request("bank.balance", deep).build()))))
                .startsWith("INVALID_ARGUMENT");
        assertAnswersTheNextCall();
    }

    @Test
    void decide_explanationOfAHugeArgument_isAskedWithoutIt() {
        Decision decision = sidecar.decide("hostile.text", text(900_000));
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        assertThat(decision.getReasons(0).getExplanation().getDisplay())
                .startsWith("<masked: ")
                .hasSizeLessThan(100);
        assertAnswersTheNextCall();
    }
}
