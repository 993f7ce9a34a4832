package dev.assent.engine.property;

import dev.assent.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Policies by chance: nested blocks over the arguments {@code a} to {@code d}, each of which a call sets to true or false, or
 * leaves out to put every condition that needs it in error.
 */
final class RandomRules {
    static final List<String> ATOMS = List.of("a", "b", "c", "d");
    static final List<String> TOOLS = List.of("read", "write", "pay", "pay.eu", "x");

    private static final List<String> SCOPES =
            List.of("", "", "[read, x]", "[pay, write]", "['pay*']", "['*e*', x]", "['*']");
    private static final List<String> EFFECTS = List.of("allow", "allow", "allow", "ask", "deny");
    private static final int MAX_DEPTH = 3;

    private final Random random;
    private int ids;

    RandomRules(long seed) {
        this.random = new Random(seed);
    }

    /** A rule of a policy; its choices can change. */
    record Block(boolean aggregate, String variable, String expression, List<Choice> choices) {}

    /** One choice: an effect, or a nested block if there is one. The empty condition means always. */
    record Choice(String id, String condition, String effect, List<Block> nested) {}

    /** One policy and the tools that it is about. */
    record Policy(String name, String tools, Block rule) {
        SourceFile file(String path) {
            return new SourceFile(
                    path,
                    "name: " + name + "\n" + (tools.isEmpty() ? "" : "tools: " + tools + "\n") + "rule: " + yaml(rule));
        }

        /** Every block of the policy. */
        List<Block> blocks() {
            List<Block> blocks = new ArrayList<>(List.of(rule));
            for (int i = 0; i < blocks.size(); i++) {
                blocks.get(i).choices().forEach(choice -> blocks.addAll(choice.nested()));
            }
            return blocks;
        }
    }

    List<Policy> policies(int count) {
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(new Policy("p" + i, pick(SCOPES), block(1, false)));
        }
        return policies;
    }

    static List<SourceFile> files(List<Policy> policies) {
        return policies.stream()
                .map(policy -> policy.file(policy.name() + ".policy.yaml"))
                .toList();
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String condition() {
        return switch (random.nextInt(8)) {
            case 0 -> atom() + " && " + atom();
            case 1 -> atom() + " || " + atom();
            case 2 -> "!(" + atom() + " || " + atom() + ")";
            case 3 -> atom() + " ? " + atom() + " : " + atom();
            case 4 -> atom() + " == " + atom();
            case 5 -> "[" + atom() + ", " + atom() + "].exists(x, x)";
            default -> atom();
        };
    }

    Choice deny() {
        return new Choice("added", condition(), "deny", List.of());
    }

    private Block block(int depth, boolean insideAggregate) {
        boolean aggregate = !insideAggregate && random.nextInt(3) == 0;
        String variable = random.nextInt(3) == 0 ? "v" + depth : "";
        List<Choice> choices = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            choices.add(choice(depth, insideAggregate || aggregate, i == count - 1, variable));
        }
        return new Block(aggregate, variable, condition(), choices);
    }

    /** Only the last choice may stand without a condition: what follows one is an error at load. */
    private Choice choice(int depth, boolean insideAggregate, boolean last, String variable) {
        String id = "r" + ++ids;
        boolean always = last && random.nextInt(4) == 0;
        String condition = always
                ? ""
                : !variable.isEmpty() && random.nextInt(3) == 0
                        ? "variables." + variable + " || " + atom()
                        : condition();
        if (depth < MAX_DEPTH && random.nextInt(3) == 0) {
            // an open nested rule that always matches is last, or an error at load
            boolean open = last && random.nextBoolean();
            return new Choice(id, open ? "" : condition, "", List.of(block(depth + 1, insideAggregate)));
        }
        return new Choice(id, condition, pick(EFFECTS), List.of());
    }

    private String atom() {
        return (random.nextInt(4) == 0 ? "!" : "") + "args." + pick(ATOMS);
    }

    private static String yaml(Block block) {
        String variables = block.variable().isEmpty()
                ? ""
                : "variables: [{name: " + block.variable() + ", expression: \"" + block.expression() + "\"}], ";
        return "{" + variables + (block.aggregate() ? "aggregate" : "match") + ": ["
                + block.choices().stream().map(RandomRules::yaml).collect(Collectors.joining(", ")) + "]}";
    }

    private static String yaml(Choice choice) {
        String condition = choice.condition().isEmpty() ? "" : ", condition: \"" + choice.condition() + "\"";
        return choice.nested().isEmpty()
                ? "{id: " + choice.id() + condition + ", effect: " + choice.effect() + "}"
                : "{id: " + choice.id() + condition + ", rule: "
                        + yaml(choice.nested().get(0)) + "}";
    }
}
