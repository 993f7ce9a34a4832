package dev.assent.engine.policy;

import dev.assent.engine.cel.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tools that {@code *.tools.json} files declare. Immutable. */
public final class ToolCatalog {
    /** By tool, then by server. */
    private final Map<String, Map<String, ArgumentSchema>> tools;

    private final Set<String> servers;

    private ToolCatalog(Map<String, Map<String, ArgumentSchema>> tools) {
        this.tools = tools;
        this.servers = tools.values().stream()
                .flatMap(offers -> offers.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is known of the tools that a policy is about. */
    public ScopedTools of(ToolScope scope) {
        return new ScopedTools(scope, this);
    }

    /** The tools that are declared, sorted. */
    List<String> names() {
        return tools.keySet().stream().sorted().toList();
    }

    /** The servers of which at least one tool is declared. */
    Set<String> servers() {
        return servers;
    }

    /** How the arguments of a declared tool do not fit its schema; empty if they fit, or if the tool is not declared. */
    public Optional<String> mismatch(String tool, String server, JsonObject arguments) {
        Map<String, ArgumentSchema> byServer = tools.get(tool);
        if (byServer == null) {
            return Optional.empty();
        }
        ArgumentSchema exact = byServer.get(server);
        if (exact != null) {
            return exact.mismatch(arguments);
        }
        // a call that names no server may mean any
        List<Optional<String>> answers = server.isEmpty()
                ? byServer.values().stream()
                        .map(schema -> schema.mismatch(arguments))
                        .toList()
                : List.of();
        return answers.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : answers.stream().flatMap(Optional::stream).findFirst();
    }

    /** The schemas of every tool that a scope names; none if it has patterns, or a tool has no schema. */
    List<ArgumentSchema> schemasOfAll(ToolScope scope) {
        if (!scope.namesItsTools()) {
            return List.of();
        }
        List<ArgumentSchema> all = new ArrayList<>();
        for (NamePattern tool : scope.tools()) {
            int before = all.size();
            schemas(tool.text()).forEach((server, schema) -> {
                if (scope.covers(tool.text(), server)) {
                    all.add(schema);
                }
            });
            if (all.size() == before) {
                return List.of();
            }
        }
        return all;
    }

    /** The schemas of a tool, by server, sorted. */
    Map<String, ArgumentSchema> schemas(String tool) {
        return tools.getOrDefault(tool, Map.of());
    }

    /** Collects what the files declare. For one thread. */
    static final class Builder {
        private final Map<String, Map<String, ArgumentSchema>> tools = new HashMap<>();

        /** Whether the tool was not declared before. */
        boolean add(String server, String tool, ArgumentSchema schema) {
            return tools.computeIfAbsent(tool, t -> new TreeMap<>()).putIfAbsent(server, schema) == null;
        }

        ToolCatalog build() {
            return new ToolCatalog(Map.copyOf(tools));
        }
    }
}
