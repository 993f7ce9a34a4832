package dev.assent.engine.lint;

import dev.assent.engine.cel.CallRead;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.policy.Block;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.NamePattern;
import dev.assent.engine.policy.Policy;
import dev.assent.engine.policy.ScopedTools;
import dev.assent.engine.policy.ToolCatalog;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What of a policy no declared tool can ever fit. Silent wherever the policy can meet a tool that is not declared. */
final class ToolLint {
    private final ScopedTools tools;
    private final BiConsumer<Position, String> warnings;

    private ToolLint(ScopedTools tools, BiConsumer<Position, String> warnings) {
        this.tools = tools;
        this.warnings = warnings;
    }

    static void check(Policy policy, SourceFile file, ToolCatalog catalog, BiConsumer<Position, String> warnings) {
        ToolLint lint = new ToolLint(catalog.of(policy.scope()), warnings);
        lint.patterns(file);
        lint.block(policy.rule(), Optional.empty());
    }

    private void patterns(SourceFile file) {
        Problems problems = new Problems(file);
        List<YamlNode> names = YamlReader.read(file, problems)
                .map(root -> BlockLint.items(root, "tools"))
                .orElse(List.of());
        for (YamlNode name : names) {
            if (name instanceof Scalar text && !tools.canFit(new NamePattern(text.value()))) {
                warnings.accept(problems.position(text.start()), "no declared tool of these servers fits this name");
            }
        }
    }

    private void block(Block block, Optional<Set<String>> names) {
        block.variables().forEach(variable -> expression(variable.expression(), names));
        for (Choice choice : block.choices()) {
            choice.condition().ifPresent(condition -> expression(condition, names));
            if (choice instanceof Choice.Nested nested) {
                block(
                        nested.rule(),
                        nested.condition()
                                .map(guard -> CallRead.toolsWhere(guard, names))
                                .orElse(names));
            }
        }
    }

    private void expression(CompiledExpression expression, Optional<Set<String>> names) {
        for (CallRead read : CallRead.of(expression, names)) {
            String path = String.join(".", read.path());
            switch (path) {
                case "tool.name" ->
                    texts(read, tools::canBeNamed, "the policy is never asked about a tool of this name");
                case "tool.server" ->
                    texts(read, tools::canBeOf, "the policy is never asked about a server of this name");
                default -> argument(read, path);
            }
        }
    }

    private void texts(CallRead read, Predicate<String> canBe, String message) {
        for (CallRead.Literal literal : read.literals()) {
            if (literal.value() instanceof String text && !canBe.test(text)) {
                warnings.accept(literal.position(), message);
            }
        }
    }

    private void argument(CallRead read, String shown) {
        if (!read.path().get(0).equals("args")) {
            return;
        }
        List<String> path = read.path().subList(1, read.path().size());
        if (!tools.canHave(read.tools(), path)) {
            warnings.accept(read.position(), "no tool that this is about takes " + shown);
            return;
        }
        for (CallRead.Literal literal : read.literals()) {
            tools.expectedInsteadOf(literal.value(), read.tools(), path)
                    .ifPresent(expected ->
                            warnings.accept(literal.position(), shown + " is never this (" + expected + ")"));
        }
    }
}
