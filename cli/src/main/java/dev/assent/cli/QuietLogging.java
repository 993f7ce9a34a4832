package dev.assent.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the libraries' own log lines off the terminal, errors excepted: what matters, a command says itself. */
final class QuietLogging {
    private QuietLogging() {}

    static void set() {
        // or it says on every start that nobody listens
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Logger root = Logger.getLogger("");
        root.setLevel(Level.SEVERE);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(Level.SEVERE);
        }
    }
}
