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
import java.util.function.Consumer;

/**
 * The policy set of a folder, loaded at once and again whenever the content changes. One daemon thread looks, each second and
 * soon after the file system reports a change. Safe for any thread.
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
    private final FolderEvents events;
    private final Duration lookEvery;
    private volatile Status status = Status.NOTHING_LOADED;
    /** Of the files that the status is about. */
    private String fingerprint = "";

    private PolicyFolder(Path folder, SetLoader loader, InstantSource clock, Consumer<String> log, Duration lookEvery) {
        this.folder = requireNonNull(folder, "folder");
        this.loader = requireNonNull(loader, "loader");
        this.clock = requireNonNull(clock, "clock");
        this.log = requireNonNull(log, "log");
        this.lookEvery = requireNonNull(lookEvery, "lookEvery");
        this.events = FolderEvents.open(folder);
        look();
        Thread thread = new Thread(this::keepLooking, "policy-folder");
        thread.setDaemon(true);
        thread.start();
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
        events.close();
    }

    /** Soon after an event, and without one every so often: an event may be missing, content may not. */
    private void keepLooking() {
        try {
            while (events.await(lookEvery)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing may leave here: nobody would ever look again. */
    private void look() {
        try {
            lookOnce();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            log.accept("policies: " + folder + " cannot be checked: " + e);
        }
    }

    private void lookOnce() {
        PolicyFiles files = PolicyFiles.read(folder);
        if (files.fingerprint().equals(fingerprint)) {
            return;
        }
        // before the files are read again: what happens from now on is an event or is read
        events.watch(files.folders());
        PolicyFiles settled = settled(files);
        if (settled.fingerprint().equals(fingerprint)) {
            return;
        }
        fingerprint = settled.fingerprint();
        Compilation compilation = load(settled);
        Status next = compilation
                .policySet()
                .map(policies -> accepted(policies, compilation.diagnostics()))
                .orElseGet(() -> rejected(compilation.diagnostics()));
        status = next;
        log.accept(StatusText.of(folder, next));
        callbacks.forEach(Runnable::run);
    }

    private PolicyFiles settled(PolicyFiles first) {
        PolicyFiles files = first;
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
                        new SourceFile(folder.toString(), ""), 1, 1, "the files keep changing while they are read")),
                List.of());
    }

    private Compilation load(PolicyFiles files) {
        try {
            return loader.load(files, status.serving(), Rests.ofThisThread());
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
