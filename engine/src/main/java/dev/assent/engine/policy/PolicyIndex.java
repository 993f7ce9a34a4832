package dev.assent.engine.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the policies for a tool: those that name all their tools in a hash map, the rest one by one. Immutable. The order of
 * the policies is kept.
 */
final class PolicyIndex {
    private final List<Policy> policies;
    private final Map<String, List<Integer>> byTool;
    private final List<Integer> others;

    private PolicyIndex(List<Policy> policies, Map<String, List<Integer>> byTool, List<Integer> others) {
        this.policies = List.copyOf(policies);
        this.byTool = byTool;
        this.others = List.copyOf(others);
    }

    static PolicyIndex of(List<Policy> policies) {
        Map<String, List<Integer>> byTool = new HashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            ToolScope scope = policies.get(i).scope();
            if (!scope.namesItsTools()) {
                others.add(i);
                continue;
            }
            int number = i;
            scope.tools().stream()
                    .map(NamePattern::text)
                    .distinct()
                    .forEach(tool ->
                            byTool.computeIfAbsent(tool, t -> new ArrayList<>()).add(number));
        }
        return new PolicyIndex(policies, byTool, others);
    }

    /** An index that looks at every policy: what the fast one must agree with. */
    static PolicyIndex exhaustive(List<Policy> policies) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            all.add(i);
        }
        return new PolicyIndex(policies, Map.of(), all);
    }

    List<Policy> policies() {
        return policies;
    }

    List<Policy> covering(String tool, String server) {
        List<Integer> named = byTool.getOrDefault(tool, List.of());
        List<Policy> found = new ArrayList<>(named.size() + others.size());
        int n = 0;
        int o = 0;
        while (n < named.size() || o < others.size()) {
            boolean takeNamed = o == others.size() || (n < named.size() && named.get(n) < others.get(o));
            Policy policy = policies.get(takeNamed ? named.get(n++) : others.get(o++));
            if (policy.scope().covers(tool, server)) {
                found.add(policy);
            }
        }
        return found;
    }
}
