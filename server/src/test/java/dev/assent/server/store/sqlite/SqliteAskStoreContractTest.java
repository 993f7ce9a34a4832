package dev.assent.server.store.sqlite;

import dev.assent.server.port.AskStore;
import dev.assent.server.store.AskStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.io.TempDir;

class SqliteAskStoreContractTest extends AskStoreContract {
    @TempDir
    Path temporary;

    @Override
    protected AskStore open(InstantSource clock, LongSupplier nanoTicker) {
        // characters that mean something in a URI or to the driver
        return SqliteAskStore.open(temporary.resolve("data 100%? #1;x=&y").resolve("deep"), clock, nanoTicker);
    }
}
