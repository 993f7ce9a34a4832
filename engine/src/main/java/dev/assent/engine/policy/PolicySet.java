package dev.assent.engine.policy;

import java.util.List;

/** The compiled files of a deployment. Immutable; safe for any thread. */
public final class PolicySet {
    private final String revision;

    PolicySet(String revision) {
        this.revision = revision;
    }

    /** {@code sha256:} and 64 hexadecimal digits over the paths and contents of the compiled files and the options. */
    public String revision() {
        return revision;
    }

    /** Sorted. */
    public List<String> policyNames() {
        return List.of();
    }

    /** How many choices with an effect there are. */
    public int ruleCount() {
        return 0;
    }
}
