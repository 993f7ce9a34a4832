package dev.assent.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of a real sidecar, a new one for each method. */
public abstract class OnSidecar {
    protected Path folder;
    protected LiveSidecar sidecar;

    @BeforeEach
    void startSidecar(@TempDir Path temporary) {
        folder = temporary;
        sidecar = new LiveSidecar(temporary);
    }

    @AfterEach
    void stopSidecar() {
        sidecar.close();
    }
}
