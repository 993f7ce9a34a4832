package dev.assent.server.command;

import dev.assent.engine.policy.Compilation;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.port.PolicyValidator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Compiles and tests a policy set that was sent. It never serves. */
public final class ValidatePolicies {
    static final int MAX_FILES = 1_000;
    static final int MAX_PATH = 512;

    private final PolicyValidator validator;
    private final Executor operators;

    public ValidatePolicies(PolicyValidator validator, Executor operators) {
        this.validator = validator;
        this.operators = operators;
    }

    /**
     * Says all that is wrong with the files.
     *
     * @throws CommandException if they cannot be the files of a folder
     */
    public CompletableFuture<Compilation> validate(List<SourceFile> files) {
        if (files.isEmpty() || files.size() > MAX_FILES) {
            throw refused("a policy set has 1 to " + MAX_FILES + " files");
        }
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            String path = files.get(i).path();
            String which = "file " + (i + 1) + " of " + files.size();
            if (path.isEmpty() || path.length() > MAX_PATH || path.chars().anyMatch(Character::isISOControl)) {
                throw refused(which + ": a path has 1 to " + MAX_PATH + " characters and no control characters");
            }
            if (!paths.add(path)) {
                throw refused(which + ": the path is there twice");
            }
        }
        return Futures.run(operators, () -> validator.validate(files));
    }

    private static CommandException refused(String message) {
        return new CommandException(ErrorReason.INVALID_POLICY_FILES, message);
    }
}
