package dev.assent.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.json.JsonLimits;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.policy.PolicyCompiler;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of a call leaves an evaluation: not in an explanation, not in a target, not in a trace. */
class MaskedTraceTest {
    private static final Evaluator EVALUATOR = new Evaluator(EvaluationLimits.DEFAULT, () -> 0);
    private static final String TOKEN = "ghp" + "_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";

    private static final String ARGUMENTS = """
        {"url": "https://git.example/%s", "key": "KEY-5544332211", "pin": 918273, "note": "the key is KEY-5544332211",
         "auth": {"password": "open sesame"}, "list": ["x", "KEY-5544332211"], "to": "acme"}
        """.formatted(TOKEN);

    private static PolicySet compile(String... policies) {
        List<SourceFile> files = new java.util.ArrayList<>();
        for (String policy : policies) {
            files.add(new SourceFile("f" + files.size() + ".policy.yaml", policy));
        }
        return PolicyCompiler.compile(files, PolicyOptions.DEFAULT).policySet().orElseThrow();
    }

    private static ToolCall call(String arguments) {
        return new ToolCall("t", "", JsonObject.parse(arguments, JsonLimits.CALL), "a", "s", "s1", JsonObject.EMPTY);
    }

    private static String shown(String expression, String arguments) {
        DecisionTrace trace = EVALUATOR.trace(
                compile(
                        "name: p\ntools: [t]\nmask: [/key, /pin]\nrule:\n  variables: [{name: v, expression: args.key}]\n"
                                + "  match:\n    - id: r\n      condition: string(" + expression
                                + ") != 'x'\n      effect: ask\n      explanation: \"'is ' + string(" + expression
                                + ")\"\n      review: {target: \"string(" + expression + ")\"}\n"),
                call(arguments),
                Instant.EPOCH);
        return trace.rules() + "\n" + trace.evaluation();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "args.url",
                "args.key",
                "args.pin",
                "args.note",
                "args.auth.password",
                "variables.v",
                "args.list[1]",
                "args['key']",
                "args.key + args.to",
                "args.list.map(e, e).join(', ')",
                "[args.url, args.auth.password].join(' ')",
            })
    void secret_neverShows(String expression) {
        assertThat(shown(expression, ARGUMENTS))
                .contains("<masked: ")
                .doesNotContain(TOKEN.substring(10), "KEY-5544332211", "918273", "open sesame");
    }

    /** What is made of a secret is not shown in the trace. */
    @Test
    void partOfASecret_isNotShownInTheTrace() {
        DecisionTrace trace = EVALUATOR.trace(
                compile(
                        "name: p\ntools: [t]\nmask: [/key]\nrule: {match: [{id: r, effect: ask, condition: \"args.key.substring(4) == '5544332211' && args.to.size() == 4\"}]}"),
                call(ARGUMENTS),
                Instant.EPOCH);
        List<String> values = trace.rules().get(0).expressions().stream()
                .map(part -> part.expression() + " = "
                        + part.value().map(Untrusted::raw).orElse("?"))
                .toList();
        assertThat(values).contains("args.key.substring(4) = made of a masked value", "args.to.size() = 4");
    }

    /** A secret that is cut in the middle has no format any more: it must be masked before. */
    @Test
    void longText_isMaskedBeforeItIsCut() {
        String arguments = "{\"url\": \"" + "x ".repeat(92) + TOKEN + " y\", \"key\": \"k-1\", \"pin\": 5}";
        assertThat(shown("args.url", arguments)).doesNotContain(TOKEN.substring(4, 12));
        String longer = "{\"url\": \"" + "x ".repeat(490) + TOKEN + " y\", \"key\": \"k-1\", \"pin\": 5}";
        assertThat(shown("args.url", longer)).doesNotContain(TOKEN.substring(4, 12));
    }

    @Test
    void masks_areThoseOfThePoliciesAboutTheTool() {
        PolicySet set = compile(
                "name: a\ntools: [t]\nmask: [/x, /y]\nrule: {match: [{id: r, effect: ask}]}",
                "name: b\ntools: ['t*']\nmask: [/y, /z/*]\nrule: {match: [{id: r, effect: allow}]}",
                "name: c\ntools: [t]\nservers: [s]\nmask: [/other]\nrule: {match: [{id: r, effect: ask}]}",
                "name: d\nrule: {match: [{id: r, effect: ask}]}");
        assertThat(set.masks(call("{}"))).map(MaskPath::toString).containsExactly("/x", "/y", "/z/*");
        assertThat(set.withoutIndex().masks(call("{}"))).isEqualTo(set.masks(call("{}")));
        ToolCall other = new ToolCall("u", "s", JsonObject.EMPTY, "", "", "", JsonObject.EMPTY);
        assertThat(set.masks(other)).isEmpty();
    }

    @Test
    void errorsAndMismatches_repeatNoSecret() {
        List<SourceFile> files = List.of(
                new SourceFile("p.policy.yaml", "name: p\ntools: [t]\nrule: {match: [{id: r, effect: allow}]}"),
                new SourceFile(
                        "t.tools.json",
                        "{\"server\": \"\", \"tools\": [{\"name\": \"t\", \"inputSchema\": {\"type\": \"object\"}}]}"));
        PolicySet set =
                PolicyCompiler.compile(files, PolicyOptions.DEFAULT).policySet().orElseThrow();
        String explanations = EVALUATOR.evaluate(set, call("{\"" + TOKEN + "\": 1}"), Instant.EPOCH).reasons().stream()
                .flatMap((Reason reason) -> reason.explanation().stream())
                .map(Untrusted::raw)
                .collect(Collectors.joining());
        assertThat(explanations).contains("<masked: 40 characters>").doesNotContain(TOKEN);
    }

    @Test
    void explanation_ofAHugeArgument_isNotShownAndChangesNothing() {
        String huge = "x".repeat(900_000);
        PolicySet set = compile("name: p\nrule:\n  aggregate:\n"
                + "    - {id: huge, effect: ask, explanation: args.huge, review: {target: args.huge}}\n"
                + "    - {id: plain, effect: ask, explanation: \"'what its author wrote: open sesame'\"}\n");
        Evaluation evaluation = EVALUATOR.evaluate(
                set, call("{\"huge\": \"" + huge + "\", \"password\": \"open sesame\"}"), Instant.EPOCH);
        assertThat(evaluation.effect()).isEqualTo(Effect.ASK);
        assertThat(evaluation.review().orElseThrow().target()).isEmpty();
        assertThat(evaluation.reasons())
                .extracting(reason -> reason.explanation().map(Untrusted::raw).orElse(""))
                .containsExactly("<masked: too long to look for secrets in it>", "what its author wrote: open sesame");
    }

    @Test
    void explanations_ofManyRules_areShownAsFarAsTheEffortGoes() {
        String rules = IntStream.range(0, 300)
                .mapToObj(i -> "    - {id: r" + i + ", effect: ask, explanation: args.text}\n")
                .collect(Collectors.joining());
        Evaluation evaluation = EVALUATOR.evaluate(
                compile("name: p\nrule:\n  aggregate:\n" + rules),
                call("{\"text\": \"" + "token= ".repeat(100) + "\"}"),
                Instant.EPOCH);
        long shown = evaluation.reasons().stream()
                .filter(reason ->
                        reason.explanation().map(Untrusted::raw).orElse("").startsWith("token="))
                .count();
        assertThat(evaluation.reasons()).hasSize(300);
        assertThat(shown).isBetween(1L, 50L);
    }
}
