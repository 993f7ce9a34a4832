package dev.assent.cli.policies;

import dev.assent.cli.Terminal;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.Diagnostic.Severity;
import java.util.List;

/** Problems of files, for people. */
final class Diagnostics {
    private Diagnostics() {}

    /** Prints all of them; returns how many are errors. */
    static int print(List<Diagnostic> diagnostics, Terminal terminal) {
        for (Diagnostic diagnostic : diagnostics) {
            terminal.say(new Untrusted(diagnostic.render()).displayMessage());
        }
        return (int)
                diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    }
}
