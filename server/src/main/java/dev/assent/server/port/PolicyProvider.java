package dev.assent.server.port;

import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policy set that serves. */
public interface PolicyProvider {
    /** Never blocks; the answer is one consistent moment. */
    Status status();

    /** Calls back after every change of {@link #status()}, on a thread of the provider; the callback must be quick. */
    void onChange(Runnable callback);

    /**
     * What serves, and what is wrong with the files as they are now.
     *
     * @param serving empty only if no set has ever loaded
     * @param diagnostics errors of the files if they are not what serves; else their warnings
     * @param rejectTime when the files were last found bad; empty if what serves is what the files say
     */
    record Status(
            Optional<PolicySet> serving,
            Optional<Instant> loadTime,
            List<Diagnostic> diagnostics,
            Optional<Instant> rejectTime) {
        public static final Status NOTHING_LOADED =
                new Status(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        public Status {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
