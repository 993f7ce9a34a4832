package dev.assent.cli;

import dev.assent.client.AskReference;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A test of the commands on a real sidecar, one for all methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnSharedSidecar {
    LiveSidecar sidecar;
    Shell shell;
    private int calls;

    @BeforeAll
    void startSidecar(@TempDir Path folder) {
        sidecar = new LiveSidecar(folder);
        shell = sidecar.shell();
    }

    @AfterAll
    void stopSidecar() {
        sidecar.close();
    }

    /** Every call is another one, so that no ask joins another. */
    AskReference ask(String tool) {
        return sidecar.ask(tool, "{\"what\":\"n-" + calls++ + "\"}");
    }
}
