package dev.assent.engine.policy;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Mark;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code rule}: variables, then {@code match} or {@code aggregate}. */
final class BlockReader {
    private static final List<String> KEYS = List.of("id", "description", "variables", "match", "aggregate");
    private static final List<String> VARIABLE_KEYS = List.of("name", "expression");

    private final ChoiceReader choices;
    private final Problems problems;

    BlockReader(ChoiceReader choices, Problems problems) {
        this.choices = choices;
        this.problems = problems;
    }

    /**
     * What a block inherits from those around it.
     *
     * @param variables where each visible variable is declared
     */
    record Scope(Expressions expressions, Map<String, Mark> variables, boolean insideAggregate) {
        static Scope outermost(Expressions expressions) {
            return new Scope(expressions, Map.of(), false);
        }
    }

    Optional<Block> read(YamlNode node, Scope outer) {
        return Fields.of(node, "a rule", KEYS, problems).flatMap(fields -> read(fields, outer));
    }

    private Optional<Block> read(Fields fields, Scope outer) {
        fields.text("id");
        fields.text("description");
        List<Activation.Definition> definitions = new ArrayList<>();
        Scope scope = variables(fields, outer, definitions);
        if (fields.has("match") == fields.has("aggregate")) {
            problems.error(
                    fields.start(),
                    fields.has("match")
                            ? "a rule takes one of match, aggregate, not both"
                            : "a rule needs match or aggregate");
            return Optional.empty();
        }
        boolean aggregate = fields.has("aggregate");
        if (aggregate && outer.insideAggregate()) {
            fields.key("aggregate")
                    .ifPresent(key -> problems.error(key, "an aggregate cannot stand inside an aggregate"));
        }
        Scope inner = new Scope(scope.expressions(), scope.variables(), outer.insideAggregate() || aggregate);
        List<Choice> read = choices(fields, aggregate ? "aggregate" : "match", inner);
        return Optional.of(new Block(aggregate ? Block.Semantics.AGGREGATE : Block.Semantics.MATCH, definitions, read));
    }

    private List<Choice> choices(Fields fields, String key, Scope scope) {
        List<Choice> read = new ArrayList<>();
        List<YamlNode> items = fields.list(key).orElse(List.of());
        if (items.isEmpty()) {
            fields.node(key).ifPresent(list -> problems.error(list, key + " has no choices"));
        }
        Optional<Choice> last = Optional.empty();
        for (YamlNode item : items) {
            last.ifPresent(end -> problems.error(
                    item,
                    "this choice is never reached: the one on line "
                            + end.position().line() + " always matches"));
            Optional<Choice> choice = choices.read(item, scope);
            choice.ifPresent(read::add);
            last = key.equals("match") ? choice.filter(Choice::endsMatch) : Optional.empty();
        }
        return read;
    }

    private Scope variables(Fields fields, Scope outer, List<Activation.Definition> definitions) {
        Map<String, Mark> declared = new HashMap<>(outer.variables());
        Expressions expressions = outer.expressions();
        for (YamlNode item : fields.list("variables").orElse(List.of())) {
            Optional<Fields> variable = Fields.of(item, "a variable", VARIABLE_KEYS, problems);
            Optional<Scalar> name =
                    variable.flatMap(v -> v.requiredText("name")).filter(n -> Names.VARIABLE.check(n, problems));
            Expressions visible = expressions;
            Optional<Scalar> text = variable.flatMap(v -> v.requiredText("expression"));
            Optional<CompiledExpression> expression = text.flatMap(t -> visible.compile(t, ValueType.ANY));
            if (name.isEmpty() || !declare(name.get(), declared)) {
                continue;
            }
            expressions = expressions.withVariable(name.get().value(), text);
            expression.ifPresent(
                    e -> definitions.add(new Activation.Definition(name.get().value(), e)));
        }
        return new Scope(expressions, Map.copyOf(declared), outer.insideAggregate());
    }

    private boolean declare(Scalar name, Map<String, Mark> declared) {
        Mark first = declared.putIfAbsent(name.value(), name.start());
        if (first != null) {
            problems.error(name, "variable '" + name.value() + "' is already declared on line " + first.line());
        }
        return first == null;
    }
}
