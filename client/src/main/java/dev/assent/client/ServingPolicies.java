package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The policies of a server.
 *
 * @param revision content hash of the set that serves; empty if none has ever loaded
 * @param policies their names
 * @param rules how many rules they have
 * @param current whether the files as they are now serve; else the last good ones do, if there were any
 * @param problems if not: what is wrong with the files, {@code file:line:column: message}
 */
public record ServingPolicies(
        String revision, List<String> policies, int rules, boolean current, List<String> problems) {
    public ServingPolicies {
        requireNonNull(revision, "revision");
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
    }
}
