package dev.assent.engine.policy;

import dev.assent.engine.cel.Environment;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.yaml.Fields;
import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode.Scalar;
import dev.assent.engine.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Reads one {@code *.policy.yaml}. */
final class PolicyReader {
    private static final List<String> KEYS =
            List.of("name", "description", "imports", "tools", "servers", "mask", "rule");

    private PolicyReader() {}

    /** The policy as far as it can be read; it is of use only if there are no problems. */
    static Optional<Policy> read(Problems problems, Environment environment, ToolCatalog catalog) {
        return YamlReader.read(problems.file(), problems)
                .flatMap(root -> Fields.of(root, "a policy", KEYS, problems))
                .flatMap(fields -> read(fields, environment, catalog));
    }

    private static Optional<Policy> read(Fields fields, Environment environment, ToolCatalog catalog) {
        Problems problems = fields.problems();
        Optional<Scalar> name = fields.requiredText("name").filter(text -> Names.POLICY.check(text, problems));
        fields.text("description");
        ToolScope scope = new ToolScope(patterns(fields, "tools", fields.texts("tools")), servers(fields));
        Environment known = environment.withImports(ImportsReader.read(fields));
        List<MaskPath> mask = new MaskReader(catalog.schemasOfAll(scope), problems).read(fields);
        ChoiceReader choices = new ChoiceReader(name.map(Scalar::value).orElse(""), new RuleIds(problems), problems);
        Optional<Block> rule = fields.required("rule")
                .flatMap(node -> new BlockReader(choices, problems)
                        .read(node, BlockReader.Scope.outermost(Expressions.of(known, scope, catalog, problems))));
        return name.flatMap(text ->
                rule.map(block -> new Policy(text.value(), problems.position(text.start()), scope, mask, block)));
    }

    /** The empty name stands for a call without a server. */
    private static List<NamePattern> servers(Fields fields) {
        return patterns(fields, "servers", fields.textsEvenEmpty("servers"));
    }

    private static List<NamePattern> patterns(Fields fields, String key, Optional<List<Scalar>> texts) {
        if (fields.isEmptyList(key)) {
            fields.node(key)
                    .ifPresent(list ->
                            fields.problems().error(list, key + " is empty (leave the key out for every one of them)"));
        }
        return texts.orElse(List.of()).stream()
                .map(text -> new NamePattern(text.value()))
                .toList();
    }
}
