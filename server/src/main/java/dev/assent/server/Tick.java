package dev.assent.server;

import dev.assent.server.port.AskStore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What happens every second: asks expire, leases lapse, calls are let go, reviewers hear who waits, lost wake-ups are made good, pending asks
 * are counted.
 */
final class Tick implements Runnable {
    private final Commands commands;
    private final AskStore store;
    private final AtomicInteger pending;
    private final Consumer<String> log;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();

    Tick(Commands commands, AskStore store, AtomicInteger pending, Consumer<String> log) {
        this.commands = commands;
        this.store = store;
        this.pending = pending;
        this.log = log;
    }

    @Override
    public void run() {
        commands.wake();
        if (!running.compareAndSet(false, true)) {
            return;
        }
        commands.recheck().wake();
        commands.lettingGo().wake();
        commands.housekeeping()
                .run()
                .thenCompose(done -> store.read(query -> query.pending("", "").all()))
                .whenComplete((count, failure) -> {
                    running.set(false);
                    if (failure == null) {
                        pending.set(count);
                    }
                    sayOnce(failure != null);
                });
    }

    /** Says when the store stops working and when it works again, not every second in between. */
    private void sayOnce(boolean fails) {
        if (failing.getAndSet(fails) != fails) {
            log.accept(fails ? "error: the ask store does not work: asks are refused" : "the ask store works again");
        }
    }
}
