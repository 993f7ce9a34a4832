package dev.assent.cli.asks;

import dev.assent.cli.ExitCode;
import dev.assent.cli.Failure;
import dev.assent.cli.Failures;
import dev.assent.cli.Terminal;
import dev.assent.cli.view.Shown;
import dev.assent.client.ClientException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does something with asks, one after the other. One that fails is reported, the rest goes on; the first failure is the exit code.
 *
 * @param what what has the ids, for messages
 */
record EachAsk(Terminal terminal, String what) {
    EachAsk(Terminal terminal) {
        this(terminal, "ask");
    }

    /** @param work takes an id as it was typed */
    ExitCode of(List<String> ids, Consumer<String> work) {
        ExitCode code = ExitCode.OK;
        for (String id : ids) {
            try {
                work.accept(id);
            } catch (ClientException | Failure e) {
                Failure failure = Failures.of(e);
                if (failure.code() == ExitCode.UNREACHABLE || failure.code() == ExitCode.NOT_AUTHENTICATED) {
                    throw failure;
                }
                terminal.note("assent: " + what + " " + Shown.line(id) + ": " + failure.getMessage());
                code = code == ExitCode.OK ? failure.code() : code;
            }
        }
        return code;
    }
}
