package dev.assent.engine.policy;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.Environment;
import dev.assent.engine.cel.ExpressionCompilation;
import dev.assent.engine.cel.Places;
import dev.assent.engine.cel.ValueType;
import dev.assent.engine.source.Position;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.ScalarPlaces;
import dev.assent.engine.yaml.YamlNode.Mark;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.Optional;

/** Compiles the expressions of a file; what is wrong is reported at its place in the file. */
final class Expressions {
    private Expressions() {}

    static Optional<CompiledExpression> compile(
            Scalar text, ValueType expected, Environment environment, Problems problems) {
        ExpressionCompilation compilation = environment.compile(text.value(), expected);
        compilation.issues().forEach(issue -> problems.error(text.places().at(issue.offset()), issue.message()));
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
}
