package dev.assent.engine.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the policies for a tool by the names that they give, and by what their patterns begin with; only those whose patterns
 * begin with a star are looked at one by one. Immutable. The order of the policies is kept.
 */
final class PolicyIndex {
    private static final int[] NONE = {};

    private final List<Policy> policies;
    private final Map<String, int[]> byTool;
    private final List<Heads> byHead;
    private final int[] others;

    /** By its number, whether a policy covers every tool for which it is found. */
    private final boolean[] certain;

    private PolicyIndex(
            List<Policy> policies, Map<String, int[]> byTool, List<Heads> byHead, int[] others, boolean[] certain) {
        this.policies = List.copyOf(policies);
        this.byTool = byTool;
        this.byHead = List.copyOf(byHead);
        this.others = others;
        this.certain = certain;
    }

    /** What patterns begin with, of one length, and the policies that have them. */
    private record Heads(int length, Map<String, int[]> policies) {}

    static PolicyIndex of(List<Policy> policies) {
        Map<String, List<Integer>> byTool = new HashMap<>();
        Map<Integer, Map<String, List<Integer>>> byHead = new TreeMap<>();
        List<Integer> others = new ArrayList<>();
        boolean[] certain = new boolean[policies.size()];
        for (int i = 0; i < policies.size(); i++) {
            List<NamePattern> tools = policies.get(i).scope().tools();
            if (tools.isEmpty()
                    || tools.stream().anyMatch(pattern -> pattern.head().isEmpty())) {
                others.add(i);
                continue;
            }
            certain[i] = policies.get(i).scope().servers().isEmpty()
                    && tools.stream().allMatch(pattern -> pattern.isExact() || pattern.isHeadOnly());
            for (NamePattern pattern : tools) {
                String head = pattern.head();
                Map<String, List<Integer>> names =
                        pattern.isExact() ? byTool : byHead.computeIfAbsent(head.length(), l -> new HashMap<>());
                names.computeIfAbsent(head, h -> new ArrayList<>()).add(i);
            }
        }
        List<Heads> heads = new ArrayList<>();
        byHead.forEach((length, names) -> heads.add(new Heads(length, numbers(names))));
        return new PolicyIndex(policies, numbers(byTool), heads, numbers(others), certain);
    }

    /** An index that looks at every policy: what the fast one must agree with. */
    static PolicyIndex exhaustive(List<Policy> policies) {
        return new PolicyIndex(
                policies,
                Map.of(),
                List.of(),
                IntStream.range(0, policies.size()).toArray(),
                new boolean[policies.size()]);
    }

    List<Policy> policies() {
        return policies;
    }

    List<Policy> covering(String tool, String server) {
        int[] candidates = join(byTool.getOrDefault(tool, NONE), others);
        for (Heads heads : byHead) {
            if (heads.length > tool.length()) {
                break;
            }
            candidates = join(candidates, heads.policies.getOrDefault(tool.substring(0, heads.length), NONE));
        }
        List<Policy> found = new ArrayList<>(candidates.length);
        int last = -1;
        for (int number : candidates) {
            Policy policy = policies.get(number);
            // one that gives several names for the tool is there several times
            if (number != last && (certain[number] || policy.scope().covers(tool, server))) {
                found.add(policy);
            }
            last = number;
        }
        return found;
    }

    /** The numbers of both, in order. */
    private static int[] join(int[] some, int[] more) {
        if (more.length == 0) {
            return some;
        }
        if (some.length == 0) {
            return more;
        }
        int[] all = IntStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
        Arrays.sort(all);
        return all;
    }

    private static Map<String, int[]> numbers(Map<String, List<Integer>> names) {
        Map<String, int[]> all = new HashMap<>();
        names.forEach((name, policies) -> all.put(name, numbers(policies)));
        return all;
    }

    private static int[] numbers(List<Integer> policies) {
        return policies.stream().mapToInt(Integer::intValue).toArray();
    }
}
