package dev.assent.cli.asks;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that speaks for a reviewer. */
public final class ReviewerOptions extends ServerOptions {
    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "A context of `assent context`; default $ASSENT_CONTEXT, else the current one.")
    private @Nullable String contextName;

    @Override
    @Nullable
    String contextName() {
        return contextName;
    }
}
