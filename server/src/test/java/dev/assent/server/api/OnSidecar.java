package dev.assent.server.api;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of a real sidecar, a new one for each method. */
abstract class OnSidecar {
    @TempDir
    Path folder;

    TestSidecar sidecar;
    AskActions asks;

    @BeforeEach
    void startSidecar() {
        sidecar = TestSidecar.in(folder);
        asks = new AskActions(sidecar);
    }

    @AfterEach
    void stopSidecar() {
        sidecar.close();
    }
}
