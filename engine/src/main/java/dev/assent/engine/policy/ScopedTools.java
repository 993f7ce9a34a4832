package dev.assent.engine.policy;

import dev.assent.engine.mask.MaskPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tools files tell about the tools of one policy. Where the policy can be about a tool that is not declared, they tell
 * nothing. Immutable.
 */
public final class ScopedTools {
    private final ToolScope scope;
    private final ToolCatalog catalog;
    private final boolean complete;

    ScopedTools(ToolScope scope, ToolCatalog catalog) {
        this.scope = scope;
        this.catalog = catalog;
        this.complete =
                !scope.servers().isEmpty() && scope.servers().stream().allMatch(server -> isComplete(server, catalog));
    }

    /** A file says all that a server offers, but not what every agent has built in, nor what a call without a server may mean. */
    private static boolean isComplete(NamePattern server, ToolCatalog catalog) {
        return server.isExact() && !server.text().isEmpty() && catalog.servers().contains(server.text());
    }

    /** Whether the policy can be asked about a tool of this name. */
    public boolean canBeNamed(String tool) {
        return complete ? !declared(tool).isEmpty() : scope.coversTool(tool);
    }

    /** Whether the policy can be asked about a server of this name. */
    public boolean canBeOf(String server) {
        return scope.coversServer(server);
    }

    /** Whether there can be a tool that fits one of the policy's patterns. */
    public boolean canFit(NamePattern pattern) {
        return !complete
                || catalog.names().stream()
                        .anyMatch(
                                tool -> pattern.matches(tool) && !declared(tool).isEmpty());
    }

    /**
     * Whether an argument can be there.
     *
     * @param tools the only names that the tool can have, if that is known
     */
    public boolean canHave(Optional<Set<String>> tools, List<String> path) {
        List<Declared> known = known(tools);
        return known.isEmpty() || known.stream().anyMatch(tool -> SchemaPaths.knows(tool.schema, new MaskPath(path)));
    }

    /** What an argument must be instead of a value, and for which tool; empty if it can have the value. */
    public Optional<String> expectedInsteadOf(Object value, Optional<Set<String>> tools, List<String> path) {
        List<Optional<String>> answers = known(tools).stream()
                .filter(tool -> SchemaPaths.knows(tool.schema, new MaskPath(path)))
                .map(tool -> SchemaValues.expectedInsteadOf(value, tool.schema, path)
                        .map(expected -> "for " + tool.name + " it is " + expected))
                .toList();
        return answers.isEmpty() || answers.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : answers.get(0);
    }

    private record Declared(String name, ArgumentSchema schema) {}

    /** Every tool that the policy can be asked about; none if one of them is not declared. */
    private List<Declared> known(Optional<Set<String>> tools) {
        if (tools.isPresent()) {
            return declaredOf(tools.get().stream().filter(this::canBeNamed).toList());
        }
        if (complete) {
            return declaredOf(catalog.names().stream().filter(this::canBeNamed).toList());
        }
        return scope.namesItsTools()
                ? declaredOf(scope.tools().stream().map(NamePattern::text).toList())
                : List.of();
    }

    private List<Declared> declaredOf(Collection<String> names) {
        List<Declared> all = new ArrayList<>();
        for (String name : names) {
            List<Declared> declared = declared(name);
            if (declared.isEmpty()) {
                return List.of();
            }
            all.addAll(declared);
        }
        return all;
    }

    private List<Declared> declared(String tool) {
        return catalog.schemas(tool).entrySet().stream()
                .filter(offer -> scope.covers(tool, offer.getKey()))
                .map(Map.Entry::getValue)
                .map(schema -> new Declared(tool, schema))
                .toList();
    }
}
