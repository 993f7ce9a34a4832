package dev.assent.engine.policy;

import dev.assent.engine.cel.Environment;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.engine.yaml.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns files into a policy set. Pure; safe for any thread. */
public final class PolicyCompiler {
    private static final String POLICY_SUFFIX = ".policy.yaml";
    private static final String DATA_SUFFIX = ".data.yaml";
    private static final String TOOLS_SUFFIX = ".tools.json";

    private Environment environment = Environment.ofCall();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final Map<String, Policy> byName = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private final DataReader data = new DataReader();
    private final ToolsReader tools = new ToolsReader();

    private final CompiledFiles earlier;
    private final List<SourceFile> context;
    private final Map<SourceFile, Policy> compiled = new HashMap<>();

    private final Runnable between;

    private PolicyCompiler(CompiledFiles earlier, List<SourceFile> context, Runnable between) {
        this.earlier = earlier.beside(context);
        this.context = context;
        this.between = between;
    }

    /**
     * Compiles {@code *.policy.yaml}, {@code *.data.yaml} and {@code *.tools.json}; other files are ignored. All that is
     * wrong is reported together.
     */
    public static Compilation compile(List<SourceFile> files, PolicyOptions options) {
        return compile(files, options, CompiledFiles.NONE, () -> {});
    }

    /**
     * The same, but policies that are as they were in an earlier set, beside the same other files, are not compiled again.
     *
     * @param between runs before each policy that is compiled, on this thread: with many of them others may want to work meanwhile
     */
    public static Compilation compile(
            List<SourceFile> files, PolicyOptions options, PolicySet earlier, Runnable between) {
        return compile(files, options, earlier.compiled(), between);
    }

    private static Compilation compile(
            List<SourceFile> files, PolicyOptions options, CompiledFiles earlier, Runnable between) {
        List<SourceFile> known = files.stream()
                .filter(PolicyCompiler::isKnown)
                .sorted(Comparator.comparing(SourceFile::path).thenComparing(SourceFile::text))
                .toList();
        List<SourceFile> context = known.stream()
                .filter(file -> !file.path().endsWith(POLICY_SUFFIX))
                .toList();
        return new PolicyCompiler(earlier, context, between).compileAll(known, options);
    }

    private static boolean isKnown(SourceFile file) {
        return file.path().endsWith(POLICY_SUFFIX)
                || file.path().endsWith(DATA_SUFFIX)
                || file.path().endsWith(TOOLS_SUFFIX);
    }

    private Compilation compileAll(List<SourceFile> files, PolicyOptions options) {
        files.stream().filter(file -> file.path().endsWith(TOOLS_SUFFIX)).forEach(tools::read);
        diagnostics.addAll(tools.diagnostics());
        ToolCatalog catalog = tools.catalog();
        files.stream().filter(file -> file.path().endsWith(DATA_SUFFIX)).forEach(this::readData);
        // of data that do not load nothing is known: each use would be an error too
        if (diagnostics.stream().noneMatch(d -> d.position().file().endsWith(DATA_SUFFIX))) {
            environment = Environment.ofCall(DataTypes.of(data.data()));
        }
        files.stream().filter(file -> file.path().endsWith(POLICY_SUFFIX)).forEach(file -> readPolicy(file, catalog));
        if (diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR)) {
            return new Compilation(Optional.empty(), diagnostics);
        }
        policies.sort(Comparator.comparing(Policy::name));
        PolicySet set = new PolicySet(
                Revision.of(files, options),
                PolicyIndex.of(policies),
                data.data(),
                catalog,
                options,
                new CompiledFiles(context, compiled));
        return new Compilation(Optional.of(set), diagnostics);
    }

    private void readData(SourceFile file) {
        Problems problems = new Problems(file);
        data.read(problems);
        diagnostics.addAll(problems.diagnostics());
    }

    private void readPolicy(SourceFile file, ToolCatalog catalog) {
        Problems problems = new Problems(file);
        policy(file, problems, catalog).ifPresent(policy -> add(policy, file));
        diagnostics.addAll(problems.diagnostics());
    }

    private Optional<Policy> policy(SourceFile file, Problems problems, ToolCatalog catalog) {
        Policy known = earlier.reuse(file);
        Optional<Policy> policy = known == null ? read(problems, catalog) : Optional.of(known);
        if (problems.isEmpty()) {
            policy.ifPresent(read -> compiled.put(file, read));
        }
        return policy;
    }

    private Optional<Policy> read(Problems problems, ToolCatalog catalog) {
        between.run();
        return PolicyReader.read(problems, environment, catalog);
    }

    private void add(Policy policy, SourceFile file) {
        Policy first = byName.putIfAbsent(policy.name(), policy);
        if (first != null) {
            diagnostics.add(Diagnostic.error(
                    file,
                    policy.position().line(),
                    policy.position().column(),
                    "policy name '" + policy.name() + "' is also at " + first.position()));
        }
        policies.add(policy);
        checkLabels(policy, file);
    }

    /** A session keeps few labels, so a policy set may name only so many. */
    private void checkLabels(Policy policy, SourceFile file) {
        boolean fitted = labels.size() <= Consequences.MAX_LABELS;
        policy.rule().outcomes().forEach(o -> labels.addAll(o.consequences().labels()));
        if (fitted && labels.size() > Consequences.MAX_LABELS) {
            diagnostics.add(Diagnostic.error(
                    file,
                    policy.position().line(),
                    policy.position().column(),
                    "with this policy there are " + labels.size() + " different labels (at most "
                            + Consequences.MAX_LABELS + " in all policies)"));
        }
    }
}
