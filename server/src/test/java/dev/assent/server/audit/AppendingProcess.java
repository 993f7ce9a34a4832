package dev.assent.server.audit;

import dev.assent.server.audit.FileDecisionLog.Durability;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Appends to a log until it is killed, and prints the number of each record once that is answered. */
final class AppendingProcess {
    private AppendingProcess() {}

    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] args) throws Exception {
        FileDecisionLog log = FileDecisionLog.open(Path.of(args[0]), InstantSource.system(), Durability.PROCESS);
        for (int n = 1; ; n++) {
            int number = n;
            log.append("decision", Map.of("n", n, "padding", "x".repeat(2_000)))
                    .thenRun(() -> System.out.println(number));
            if (n % 50 == 0) {
                // about as fast as it can be written, with several in one batch
                log.append("pause", Map.of()).get();
            }
        }
    }
}
