package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.source.Position;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one entry of {@code match} or {@code aggregate}. */
final class ChoiceReader {
    private static final List<String> KEYS = List.of(
            "id", "condition", "effect", "rule", "output", "explanation", "risk", "review", "labels", "obligations");

    /** What a plain CEL Policy may say: a literal. */
    private static final Pattern OUTPUT =
            Pattern.compile("\\s*(['\"])(allow|deny|ask)\\1\\s*", Pattern.CASE_INSENSITIVE);

    private final String policy;
    private final RuleIds ids;
    private final Problems problems;

    ChoiceReader(String policy, RuleIds ids, Problems problems) {
        this.policy = policy;
        this.ids = ids;
        this.problems = problems;
    }

    /** Absent if a problem leaves nothing to go on with. */
    Optional<Choice> read(YamlNode node, BlockReader.Scope scope) {
        return Fields.of(node, "a choice", KEYS, problems).flatMap(fields -> read(fields, scope));
    }

    private Optional<Choice> read(Fields fields, BlockReader.Scope scope) {
        Position position = problems.position(fields.start());
        Optional<CompiledExpression> condition =
                fields.text("condition").flatMap(text -> scope.expressions().compile(text, ValueType.BOOL));
        if (condition.flatMap(CompiledExpression::constant).equals(Optional.of(false))) {
            fields.node("condition")
                    .ifPresent(text -> problems.error(text, "the condition is false, so the choice can never match"));
        }
        List<String> kinds =
                Stream.of("effect", "rule", "output").filter(fields::has).toList();
        if (kinds.size() != 1) {
            problems.error(
                    fields.start(),
                    kinds.isEmpty()
                            ? "a choice needs one of effect, rule, output"
                            : "a choice takes one of " + String.join(", ", kinds) + ", not both");
            return Optional.empty();
        }
        Optional<Choice> choice = fields.has("rule")
                ? nested(fields, position, condition, scope)
                : outcome(fields, position, condition, scope.expressions());
        // without the condition that does not compile it would seem to match always, and to hide what is below
        return choice.filter(read -> condition.isPresent() || !fields.has("condition"));
    }

    private Optional<Choice> nested(
            Fields fields, Position position, Optional<CompiledExpression> condition, BlockReader.Scope scope) {
        fields.text("id").ifPresent(ids::take);
        for (String key : List.of("explanation", "risk", "review", "labels", "obligations")) {
            fields.key(key).ifPresent(k -> problems.error(k, key + " goes with an effect, not with a rule"));
        }
        return fields.node("rule")
                .flatMap(node -> new BlockReader(this, problems).read(node, scope))
                .map(block -> new Choice.Nested(position, condition, block));
    }

    private Optional<Choice> outcome(
            Fields fields, Position position, Optional<CompiledExpression> condition, Expressions expressions) {
        Optional<Effect> effect = fields.has("output") ? output(fields) : fields.oneOf("effect", Effect.values());
        String id = id(fields);
        Optional<CompiledExpression> explanation =
                fields.text("explanation").flatMap(text -> expressions.compile(text, ValueType.STRING));
        boolean asks = effect.equals(Optional.of(Effect.ASK));
        Optional<AskTerms> terms = asks ? Optional.of(terms(fields, expressions)) : Optional.empty();
        if (!asks && effect.isPresent()) {
            for (String key : List.of("risk", "review")) {
                fields.key(key).ifPresent(k -> problems.error(k, key + " goes only with effect: ask"));
            }
        }
        return effect.map(known -> new Choice.Outcome(
                id,
                position,
                condition,
                known,
                explanation,
                fixedReason(id, position, known, explanation),
                terms,
                ConsequencesReader.read(fields, known, expressions)));
    }

    /** Made once, so that it is the same in all decisions. */
    private Optional<Reason> fixedReason(
            String id, Position position, Effect effect, Optional<CompiledExpression> explanation) {
        Reason reason =
                new Reason(ReasonCode.RULE_MATCHED, policy, id, effect, Optional.of(position), Optional.empty());
        return explanation.isEmpty()
                ? Optional.of(reason)
                : explanation.get().textWithoutCall().map(reason::explainedAs);
    }

    private String id(Fields fields) {
        if (fields.has("id")) {
            return fields.text("id").map(ids::take).orElse("");
        }
        if (fields.has("output")) {
            return ids.generate(fields.start());
        }
        problems.error(fields.start(), "a choice with an effect needs an id");
        return "";
    }

    private Optional<Effect> output(Fields fields) {
        return fields.text("output").flatMap(this::output);
    }

    private Optional<Effect> output(Scalar text) {
        Matcher literal = OUTPUT.matcher(text.value());
        if (literal.matches()) {
            return Optional.of(Effect.valueOf(literal.group(2).toUpperCase(Locale.ROOT)));
        }
        problems.error(
                text, "output must be the literal 'allow', 'deny' or 'ask', in quotes of CEL (or write effect: ask)");
        return Optional.empty();
    }

    private AskTerms terms(Fields fields, Expressions expressions) {
        Risk risk = fields.oneOf("risk", Risk.values()).orElse(Risk.MEDIUM);
        return fields.node("review")
                .map(review -> ReviewReader.read(review, risk, expressions, problems))
                .orElseGet(() -> AskTerms.byDefault(risk));
    }
}
