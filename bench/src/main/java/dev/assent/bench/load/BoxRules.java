package dev.assent.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rules that all servers serve, four in each of many boxes: the same meaning, each in its own language. All four rules of a
 * box are looked at for a call into it. What no rule allows is denied.
 */
public final class BoxRules {
    public static final int RULES = 4;

    private BoxRules() {}

    /** The name of a tool in the policies of Assent. */
    public static String tool(int box, String tool) {
        return "%s.%s".formatted(box(box), tool);
    }

    /** The kind of a resource in the policies of Cerbos. */
    public static String kind(int box) {
        return "tool_call_" + box(box);
    }

    /** One policy a file. */
    public static void writeForAssent(Path folder, int boxes) throws IOException {
        Files.createDirectories(folder);
        for (int box = 1; box <= boxes; box++) {
            Files.writeString(folder.resolve(file(box)), assent(box));
        }
    }

    /** The same rules with a name in each condition that no tool has: no expression is one that was there before. */
    public static void writeForAssent(Path folder, int boxes, String noTool) throws IOException {
        Files.createDirectories(folder);
        for (int box = 1; box <= boxes; box++) {
            String policy = assent(box)
                    .replace("condition: tool.name ==", "condition: tool.name != '" + noTool + "' && tool.name ==")
                    .replace(">-\n        tool.name ==", ">-\n        tool.name != '" + noTool + "' && tool.name ==");
            Files.writeString(folder.resolve(file(box)), policy);
        }
    }

    private static String file(int box) {
        return box(box) + ".policy.yaml";
    }

    /** One policy a file. */
    public static void writeForCerbos(Path folder, int boxes) throws IOException {
        Files.createDirectories(folder);
        for (int box = 1; box <= boxes; box++) {
            Files.writeString(folder.resolve(box(box) + ".yaml"), cerbos(box));
        }
    }

    static String assent(int box) {
        return """
                name: %1$s
                tools: [%1$s.fs.read, "%1$s.search.*", %1$s.payments.transfer, %1$s.shell.exec]
                rule:
                  aggregate:
                    - id: read-tools
                      condition: tool.name == '%1$s.fs.read' || tool.name.startsWith('%1$s.search.')
                      effect: allow
                    - id: small-payment
                      condition: >-
                        tool.name == '%1$s.payments.transfer' && args.amount <= 100.0 && args.currency == 'EUR'
                      effect: allow
                    - id: no-shell-rm
                      condition: tool.name == '%1$s.shell.exec' && args.command.contains('rm -rf')
                      effect: deny
                    - id: shell
                      condition: tool.name == '%1$s.shell.exec'
                      effect: allow
                """.formatted(box(box));
    }

    private static String cerbos(int box) {
        return """
                apiVersion: api.cerbos.dev/v1
                resourcePolicy:
                  resource: %s
                  version: default
                  rules:
                    - {name: read-tools, actions: ["fs.read", "search.*"], effect: EFFECT_ALLOW, roles: ["agent"]}
                    - name: small-payment
                      actions: ["payments.transfer"]
                      effect: EFFECT_ALLOW
                      roles: ["agent"]
                      condition:
                        match:
                          expr: 'request.resource.attr.args.amount <= 100.0 && request.resource.attr.args.currency == "EUR"'
                    - name: no-shell-rm
                      actions: ["shell.exec"]
                      effect: EFFECT_DENY
                      roles: ["agent"]
                      condition: {match: {expr: 'request.resource.attr.args.command.contains("rm -rf")'}}
                    - {name: shell, actions: ["shell.exec"], effect: EFFECT_ALLOW, roles: ["agent"]}
                """.formatted(kind(box));
    }

    private static String box(int box) {
        return "box%05d".formatted(box);
    }
}
