package dev.assent.server.policyfiles;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.policy.Compilation;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.policy.PolicySet;
import dev.assent.engine.source.Diagnostic;
import dev.assent.engine.source.SourceFile;
import dev.assent.server.port.PolicyProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The policy set of a folder, loaded at once and again whenever the content changes. One daemon thread looks. Safe for any
 * thread.
 */
public final class PolicyFolder implements PolicyProvider, AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Reads until two in a row agree: a swap of the whole folder may fall into the middle of one. */
    private static final int MAX_READS = 5;

    private final Path folder;
    private final SetLoader loader;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread;
    private final Future<?> looking;
    private volatile Status status = Status.NOTHING_LOADED;
    /** Of the files that the status is about. */
    private String fingerprint = "";

    private PolicyFolder(Path folder, SetLoader loader, InstantSource clock, Consumer<String> log, Duration lookEvery) {
        this.folder = requireNonNull(folder, "folder");
        this.loader = requireNonNull(loader, "loader");
        this.clock = requireNonNull(clock, "clock");
        this.log = requireNonNull(log, "log");
        look();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "policy-folder");
            daemon.setDaemon(true);
            return daemon;
        });
        this.looking = thread.scheduleWithFixedDelay(
                this::look, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Loads the folder before it returns. Never fails: what is wrong is in {@link #status()}.
     *
     * @param log one message for each change; several lines if there are diagnostics
     */
    public static PolicyFolder open(Path folder, PolicyOptions options, InstantSource clock, Consumer<String> log) {
        return open(folder, options, clock, log, LOOK_EVERY);
    }

    static PolicyFolder open(
            Path folder, PolicyOptions options, InstantSource clock, Consumer<String> log, Duration lookEvery) {
        return new PolicyFolder(folder, new SetLoader(options), clock, log, lookEvery);
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public void onChange(Runnable callback) {
        callbacks.add(requireNonNull(callback, "callback"));
    }

    /** Ends the looking; what serves goes on serving. */
    @Override
    public void close() {
        looking.cancel(false);
        thread.shutdown();
    }

    /** Nothing may leave here: the scheduler would never look again. */
    private void look() {
        try {
            lookOnce();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.accept("policies: " + folder + " cannot be checked: " + e);
        }
    }

    private void lookOnce() {
        PolicyFiles files = settledFiles();
        if (files.fingerprint().equals(fingerprint)) {
            return;
        }
        fingerprint = files.fingerprint();
        Compilation compilation = load(files);
        Status next = compilation
                .policySet()
                .map(policies -> accepted(policies, compilation.diagnostics()))
                .orElseGet(() -> rejected(compilation.diagnostics()));
        status = next;
        log.accept(StatusText.of(folder, next));
        callbacks.forEach(Runnable::run);
    }

    private PolicyFiles settledFiles() {
        PolicyFiles files = PolicyFiles.read(folder);
        for (int reads = 1; reads < MAX_READS; reads++) {
            PolicyFiles again = PolicyFiles.read(folder);
            if (again.fingerprint().equals(files.fingerprint())) {
                return files;
            }
            files = again;
        }
        return PolicyFiles.of(
                List.of(),
                List.of(Diagnostic.error(
                        new SourceFile(folder.toString(), ""), 1, 1, "the files keep changing while they are read")));
    }

    private Compilation load(PolicyFiles files) {
        try {
            return loader.load(files);
        } catch (RuntimeException | StackOverflowError e) {
            // a fault of ours, not of the files; they cannot serve all the same
            return new Compilation(
                    Optional.empty(),
                    List.of(Diagnostic.error(
                            new SourceFile(folder.toString(), ""), 1, 1, "internal error while compiling: " + e)));
        }
    }

    /** Files that are again what serves do not replace it: its load time says since when it has decided. */
    private Status accepted(PolicySet policies, List<Diagnostic> warnings) {
        Status now = status;
        boolean same = now.serving()
                .map(serving -> serving.revision().equals(policies.revision()))
                .orElse(false);
        Optional<PolicySet> serving = same ? now.serving() : Optional.of(policies);
        Optional<Instant> loadTime = same ? now.loadTime() : Optional.of(clock.instant());
        return new Status(serving, loadTime, warnings, Optional.empty());
    }

    private Status rejected(List<Diagnostic> diagnostics) {
        Status now = status;
        return new Status(now.serving(), now.loadTime(), diagnostics, Optional.of(clock.instant()));
    }
}
