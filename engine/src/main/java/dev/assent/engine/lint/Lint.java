package dev.assent.engine.lint;

import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.policy.Choice;
import dev.assent.engine.policy.Policy;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.Position;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.testing.CoverageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for what is doubtful in files that compile. Every finding is a warning. */
public final class Lint {
    private static final String POLICY_SUFFIX = ".policy.yaml";

    private final Map<String, SourceFile> files;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private Lint(List<SourceFile> files) {
        this.files = files.stream()
                .filter(file -> file.path().endsWith(POLICY_SUFFIX))
                .collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    /**
     * Unused variables, constant conditions, conditions that stand twice in a block, names, arguments and values that no declared
     * tool has, and rules that no test reaches.
     *
     * @param files of which the set was compiled
     * @param tests what the tests reach; absent if there are none
     */
    public static List<Diagnostic> warnings(
            List<SourceFile> files, PolicySet policies, Optional<CoverageReport> tests) {
        Lint lint = new Lint(files);
        lint.files.values().forEach(file -> lint.warnings.addAll(BlockLint.warnings(file)));
        policies.policies().forEach(lint::constants);
        policies.policies().forEach(policy -> lint.tools(policy, policies));
        tests.ifPresent(lint::unreached);
        return lint.warnings.stream()
                .distinct()
                .sorted(Diagnostic.IN_READING_ORDER)
                .toList();
    }

    private void constants(Policy policy) {
        for (Choice choice : policy.rule().allChoices()) {
            choice.condition()
                    .flatMap(CompiledExpression::withoutCall)
                    .ifPresent(truth ->
                            warn(choice.position(), "the condition is always " + truth + ", whatever the call is"));
        }
    }

    private void tools(Policy policy, PolicySet policies) {
        SourceFile file = files.get(policy.position().file());
        if (file != null) {
            ToolLint.check(policy, file, policies.tools(), this::warn);
        }
    }

    private void unreached(CoverageReport tests) {
        tests.gaps().stream()
                .filter(gap -> gap.what() == CoverageReport.What.NEVER_MATCHES)
                .forEach(gap -> warn(gap.position(), "no test makes the rule " + gap.rule() + " match"));
    }

    private void warn(Position at, String message) {
        SourceFile file = files.get(at.file());
        if (file != null) {
            warnings.add(Diagnostic.warning(file, at.line(), at.column(), message));
        }
    }
}
