package dev.assent.server.store.sqlite;

import dev.assent.engine.ask.Ask;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskStore;
import dev.assent.server.store.SampleAsks;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A process that opens asks and votes on them until it is killed, and says on standard output what is acknowledged: the
 * folder is the first argument, a prefix for its ids the second.
 */
final class AcknowledgingWriter {
    private static final int WRITERS = 8;

    private final AskStore store;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private AcknowledgingWriter(AskStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) {
        AskStore store = SqliteAskStore.open(Path.of(arguments[0]), InstantSource.system(), System::nanoTime);
        AcknowledgingWriter writer = new AcknowledgingWriter(store);
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> writer.writeForEver(arguments[1] + i + "-"), task -> new Thread(task).start()))
                .toList();
        writers.forEach(CompletableFuture::join);
    }

    private void writeForEver(String prefix) {
        for (int i = 0; ; i++) {
            Ask ask = SampleAsks.pending(prefix + i);
            store.write(tx -> {
                        tx.insert(ask);
                        return true;
                    })
                    .join();
            out.println("opened " + ask.id());
            store.write(tx -> {
                        tx.update(SampleAsks.approvedBy(tx.find(ask.id()).orElseThrow(), "ana"), AskEvent.Kind.VOTED);
                        return true;
                    })
                    .join();
            out.println("voted " + ask.id());
        }
    }
}
