package dev.assent.cli;

import picocli.CommandLine.Command;

/** {@code assent version}. */
@Command(name = "assent version", description = "Show the version.")
final class VersionCommand extends CliCommand {
    @Override
    protected ExitCode run() {
        // from the manifest; a class folder has none
        String version = Main.class.getPackage().getImplementationVersion();
        terminal().say("assent " + (version == null ? "development" : version));
        return ExitCode.OK;
    }
}
