package dev.assent.server.store;

import static java.util.Objects.requireNonNull;

import dev.assent.server.port.AskStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The acceptance suite of {@link AskStore}: a test class of an adapter extends it and gives a store. A bug that a store can
 * have gets its test here, so that the next adapter does not have it.
 */
public abstract class AskStoreContract
        implements AskLookupContract,
                AskOrderContract,
                AskUpdateContract,
                RecheckContract,
                JoinContract,
                RefusalContract,
                LettingGoContract,
                LeaseContract,
                EventContract,
                HistoryContract,
                TransactionContract,
                StoreTimeContract,
                ConcurrencyContract {
    private final TestClock clock = new TestClock();
    private @Nullable AskStore store;

    @BeforeEach
    final void openStore() {
        store = open(clock, clock::nanoTicker);
    }

    /** Opens this test's store: the first time an empty one, later the same one again. */
    protected abstract AskStore open(InstantSource clock, LongSupplier nanoTicker);

    @Override
    public final AskStore store() {
        return requireNonNull(store);
    }

    @Override
    public final void reopen() {
        store().close();
        openStore();
    }

    @Override
    public final TestClock clock() {
        return clock;
    }

    @AfterEach
    final void closeStore() {
        store().close();
    }
}
