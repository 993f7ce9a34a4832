package dev.assent.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final int BOXES = 3;

    private final Evaluator evaluator = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);
    private final PolicySet policies = PolicyCompiler.compile(
                    IntStream.rangeClosed(1, BOXES)
                            .mapToObj(box -> new SourceFile(box + ".policy.yaml", BoxRules.assent(box)))
                            .toList(),
                    new PolicyOptions(Effect.DENY))
            .policySet()
            .orElseThrow();

    @Test
    void expectedEffect_isThatOfThePolicies() {
        Samples samples = new Samples(BOXES, 1);
        Set<Effect> seen = EnumSet.noneOf(Effect.class);
        for (int i = 0; i < 2_000; i++) {
            Sample sample = samples.next();
            Effect effect = evaluate(sample).effect();
            assertThat("EFFECT_" + effect.name())
                    .as(sample.toString())
                    .isEqualTo(sample.expected().name());
            seen.add(effect);
        }
        assertThat(seen).containsExactlyInAnyOrder(Effect.ALLOW, Effect.DENY);
    }

    @Test
    void fixedCall_isAllowedByItsRule() {
        assertThat(evaluate(Samples.fixed()).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.ruleName()).isEqualTo("box00001/small-payment"));
    }

    @Test
    void everyBox_isCalled() {
        Samples samples = new Samples(BOXES, 2);
        assertThat(IntStream.range(0, 100).mapToObj(i -> samples.next().box())).contains(1, 2, 3);
    }

    @Test
    void sameSeed_givesTheSameCalls() {
        assertThat(take(new Samples(BOXES, 7))).isEqualTo(take(new Samples(BOXES, 7)));
        assertThat(take(new Samples(BOXES, 7))).isNotEqualTo(take(new Samples(BOXES, 8)));
    }

    @Test
    void policies_haveFourRulesABox() {
        assertThat(policies.ruleCount()).isEqualTo(BOXES * BoxRules.RULES);
    }

    private static List<Sample> take(Samples samples) {
        return IntStream.range(0, 50).mapToObj(i -> samples.next()).toList();
    }

    private Evaluation evaluate(Sample sample) {
        ToolCall call = new ToolCall(
                BoxRules.tool(sample.box(), sample.tool()),
                "",
                JsonObject.of(sample.arguments()),
                sample.agent(),
                sample.subject(),
                sample.session(),
                JsonObject.EMPTY);
        return evaluator.evaluate(policies, call, Instant.EPOCH);
    }
}
