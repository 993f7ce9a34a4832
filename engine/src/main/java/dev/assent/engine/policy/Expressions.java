package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.Environment;
import dev.assent.engine.cel.ExpressionCompilation;
import dev.assent.engine.cel.ExpressionIssue;
import dev.assent.engine.cel.Places;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.source.Position;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.ScalarPlaces;
import dev.assent.engine.yaml.YamlNode.Mark;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles the expressions of a file; what is wrong is reported at its place in the file. Where every tool of a policy is
 * declared, an expression must also fit the arguments of each of them. Immutable.
 */
final class Expressions {
    private final Environment environment;
    private final List<Variant> variants;
    private final Problems problems;

    private Expressions(Environment environment, List<Variant> variants, Problems problems) {
        this.environment = environment;
        this.variants = List.copyOf(variants);
        this.problems = problems;
    }

    /** The same names, with the arguments of one tool. */
    private record Variant(String tool, Environment environment) {}

    static Expressions of(Environment environment, ToolScope scope, ToolCatalog catalog, Problems problems) {
        return new Expressions(environment, variants(environment, scope, catalog), problems);
    }

    private static List<Variant> variants(Environment environment, ToolScope scope, ToolCatalog catalog) {
        List<Variant> variants = new ArrayList<>();
        if (!scope.namesItsTools()) {
            return variants;
        }
        for (NamePattern tool : scope.tools()) {
            List<ArgumentSchema> schemas = catalog.schemas(tool.text()).entrySet().stream()
                    .filter(declared -> scope.covers(tool.text(), declared.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            if (schemas.isEmpty()) {
                return List.of();
            }
            schemas.forEach(
                    schema -> variants.add(new Variant(tool.text(), ArgumentTypes.declare(environment, schema))));
        }
        return variants;
    }

    Optional<CompiledExpression> compile(Scalar text, ValueType expected) {
        ExpressionCompilation compilation = environment.compile(text.value(), expected);
        compilation.issues().forEach(issue -> report(text, issue, ""));
        if (compilation.expression().isPresent()) {
            Set<ExpressionIssue> seen = new HashSet<>();
            for (Variant variant : variants) {
                variant.environment().compile(text.value(), expected).issues().stream()
                        .filter(seen::add)
                        .forEach(issue -> report(text, issue, " (with the arguments of " + variant.tool() + ")"));
            }
        }
        return compilation.expression().map(expression -> expression.at(places(text, problems)));
    }

    private static Places places(Scalar text, Problems problems) {
        String path = problems.file().path();
        ScalarPlaces places = text.places();
        return offset -> {
            Mark mark = places.at(offset);
            return new Position(path, mark.line(), mark.column());
        };
    }

    /** These expressions and, from now on, a variable. One that does not compile is known, so that its uses are no errors too. */
    Expressions withVariable(String name, Optional<Scalar> expression) {
        List<Variant> more = new ArrayList<>();
        for (Variant variant : variants) {
            more.add(new Variant(variant.tool(), declare(variant.environment(), name, expression)));
        }
        return new Expressions(declare(environment, name, expression), more, problems);
    }

    private static Environment declare(Environment environment, String name, Optional<Scalar> expression) {
        ValueType type = expression
                .flatMap(
                        text -> environment.compile(text.value(), ValueType.ANY).expression())
                .map(CompiledExpression::type)
                .orElse(ValueType.ANY);
        return environment.withVariable(name, type);
    }

    private void report(Scalar text, ExpressionIssue issue, String where) {
        problems.error(text.places().at(issue.offset()), issue.message() + where);
    }
}
