package dev.assent.engine.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every policy set, tried on sets by chance. A seed that fails is named; it fails again. */
class DecisionPropertiesTest {
    private static final int SETS = 60;

    private final Evaluator evaluator = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int seed = 1; seed <= SETS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    /** Sets of one policy: in larger ones an allow of another policy hides most of what goes wrong. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anErrorNeverWidens(int seed) {
        RandomRules rules = new RandomRules(seed);
        for (int i = 0; i < 4; i++) {
            RandomRules.Policy policy = rules.policies(1).get(0);
            PolicySet set = compile(RandomRules.files(List.of(policy)), PolicyOptions.DEFAULT);
            forEveryError((call, clean) -> assertThat(effect(set, call))
                    .as("%s with %s instead of %s", policy, call.arguments(), clean.arguments())
                    .isGreaterThanOrEqualTo(effect(set, clean)));
        }
    }

    /** With DENY as the default an ask rule in error asks, as it says, where no rule at all would have denied. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anErrorNeverAllowsWhatIsNotAllowedAnyway(int seed) {
        PolicySet set = compile(RandomRules.files(new RandomRules(seed).policies(3)), new PolicyOptions(Effect.DENY));
        forEveryError((call, clean) -> {
            if (effect(set, call) == Effect.ALLOW) {
                assertThat(effect(set, clean)).isEqualTo(Effect.ALLOW);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneMoreDenyRuleNeverTurnsAnAnswerIntoAllow(int seed) {
        RandomRules rules = new RandomRules(seed);
        List<RandomRules.Policy> policies = rules.policies(3);
        PolicySet before = compile(RandomRules.files(policies), PolicyOptions.DEFAULT);
        List<RandomRules.Choice> choices =
                rules.pick(rules.pick(policies).blocks()).choices();
        choices.add(new Random(seed).nextInt(choices.size()), rules.deny());
        PolicySet after = compile(RandomRules.files(policies), PolicyOptions.DEFAULT);
        forEveryCall(call -> assertThat(effect(after, call))
                .as("%s", call.arguments())
                .isGreaterThanOrEqualTo(effect(before, call)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void namesAndOrderOfFilesChangeNothing(int seed) {
        List<RandomRules.Policy> policies = new RandomRules(seed).policies(4);
        List<SourceFile> files = RandomRules.files(policies);
        List<SourceFile> reordered = new ArrayList<>(files);
        Collections.shuffle(reordered, new Random(seed));
        List<SourceFile> renamed = new ArrayList<>();
        for (RandomRules.Policy policy : policies) {
            renamed.add(policy.file("z" + (policies.size() - renamed.size()) + "/other.policy.yaml"));
        }
        PolicySet set = compile(files, PolicyOptions.DEFAULT);
        PolicySet shuffled = compile(reordered, PolicyOptions.DEFAULT);
        PolicySet moved = compile(renamed, PolicyOptions.DEFAULT);
        forEveryCall(call -> {
            Evaluation evaluation = evaluate(set, call);
            assertThat(evaluate(shuffled, call)).isEqualTo(evaluation);
            Evaluation elsewhere = evaluate(moved, call);
            assertThat(elsewhere.effect()).isEqualTo(evaluation.effect());
            assertThat(elsewhere.review()).isEqualTo(evaluation.review());
            assertThat(elsewhere.reasons()).map(Reason::ruleName).isEqualTo(names(evaluation));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theIndexChangesNothing(int seed) {
        PolicySet set = compile(RandomRules.files(new RandomRules(seed).policies(5)), PolicyOptions.DEFAULT);
        forEveryCall(call -> assertThat(evaluate(set.withoutIndex(), call)).isEqualTo(evaluate(set, call)));
    }

    private static List<String> names(Evaluation evaluation) {
        return evaluation.reasons().stream().map(Reason::ruleName).toList();
    }

    private static PolicySet compile(List<SourceFile> files, PolicyOptions options) {
        Compilation compilation = PolicyCompiler.compile(files, options);
        assertThat(compilation.diagnostics()).isEmpty();
        return compilation.policySet().orElseThrow();
    }

    private Evaluation evaluate(PolicySet set, ToolCall call) {
        return evaluator.evaluate(set, call, Instant.EPOCH);
    }

    private Effect effect(PolicySet set, ToolCall call) {
        return evaluate(set, call).effect();
    }

    private static ToolCall call(String tool, Map<String, Object> arguments) {
        return new ToolCall(tool, "", JsonObject.of(arguments), "", "", "", JsonObject.EMPTY);
    }

    /** Each argument true, false or missing. */
    private static void forEveryCall(Consumer<ToolCall> check) {
        for (String tool : RandomRules.TOOLS) {
            arguments(0, new HashMap<>(), arguments -> check.accept(call(tool, arguments)));
        }
    }

    private static void arguments(int index, Map<String, Object> chosen, Consumer<Map<String, Object>> check) {
        if (index == RandomRules.ATOMS.size()) {
            check.accept(Map.copyOf(chosen));
            return;
        }
        String atom = RandomRules.ATOMS.get(index);
        for (boolean value : List.of(true, false)) {
            chosen.put(atom, value);
            arguments(index + 1, chosen, check);
        }
        chosen.remove(atom);
        arguments(index + 1, chosen, check);
    }

    private interface Pair {
        void check(ToolCall erroring, ToolCall clean);
    }

    /** Every call, beside the same call with one argument less. */
    private static void forEveryError(Pair check) {
        forEveryCall(clean -> clean.arguments().keySet().forEach(missing -> {
            Map<String, Object> fewer = new HashMap<>(clean.arguments());
            fewer.remove(missing);
            check.check(call(clean.tool(), fewer), clean);
        }));
    }
}
