package dev.assent.server.config;

import dev.assent.engine.source.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Settings that the sidecar does not start with. The message is for the operator and has every problem. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> problems;

    ConfigException(String message) {
        super(message, null, false, false);
        this.problems = List.of();
    }

    ConfigException(List<Diagnostic> problems) {
        super(problems.stream().map(Diagnostic::render).collect(Collectors.joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong in the file, in reading order; empty if the problem has no place in a file. */
    public List<Diagnostic> problems() {
        return problems;
    }
}
