package dev.assent.server.policyfiles;

import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.server.port.PolicyProvider.Status;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What the log says of a status. */
final class StatusText {
    private StatusText() {}

    static String of(Path folder, Status status) {
        String head = status.rejectTime().isPresent()
                ? "policies: " + folder + " refused: " + count(status) + "; " + whatServes(status)
                : "policies: " + folder + " loaded: " + whatServes(status);
        return status.diagnostics().isEmpty()
                ? head
                : head
                        + status.diagnostics().stream()
                                .map(Diagnostic::render)
                                .collect(Collectors.joining("\n", "\n", ""));
    }

    private static String whatServes(Status status) {
        return status.serving()
                .map(set -> describe(set) + (status.rejectTime().isPresent() ? " still serves" : ""))
                .orElse("nothing serves");
    }

    private static String describe(PolicySet policies) {
        int policyCount = policies.policyNames().size();
        return policyCount + (policyCount == 1 ? " policy, " : " policies, ") + policies.ruleCount()
                + (policies.ruleCount() == 1 ? " rule, " : " rules, ") + "revision " + policies.revision();
    }

    private static String count(Status status) {
        long errors = status.diagnostics().stream().filter(SetLoader::isError).count();
        return errors + (errors == 1 ? " error" : " errors");
    }
}
