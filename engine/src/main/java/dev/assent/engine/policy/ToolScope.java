package dev.assent.engine.policy;

import java.util.List;

/**
 * Which tools a policy is about.
 *
 * @param tools any of these; none means every tool
 * @param servers any of these; none means every server
 */
public record ToolScope(List<NamePattern> tools, List<NamePattern> servers) {
    public static final ToolScope EVERYTHING = new ToolScope(List.of(), List.of());

    public ToolScope {
        tools = List.copyOf(tools);
        servers = List.copyOf(servers);
    }

    public boolean covers(String tool, String server) {
        return coversTool(tool) && coversServer(server);
    }

    boolean coversTool(String tool) {
        return anyMatches(tools, tool);
    }

    boolean coversServer(String server) {
        return anyMatches(servers, server);
    }

    /** Whether every tool that this scope covers is written out, without a pattern. */
    boolean namesItsTools() {
        return !tools.isEmpty() && tools.stream().allMatch(NamePattern::isExact);
    }

    private static boolean anyMatches(List<NamePattern> patterns, String name) {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return patterns.isEmpty();
    }
}
