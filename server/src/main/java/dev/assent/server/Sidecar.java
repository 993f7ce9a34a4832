package dev.assent.server;

import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.mask.Masking;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.engine.source.Diagnostic;
import dev.assent.server.audit.FileDecisionLog;
import dev.assent.server.auth.LocalToken;
import dev.assent.server.auth.MaskKey;
import dev.assent.server.auth.ReviewerTokens;
import dev.assent.server.auth.TokenFileException;
import dev.assent.server.command.CurrentPolicy;
import dev.assent.server.command.Roster;
import dev.assent.server.config.SelfReview;
import dev.assent.server.config.SidecarConfig;
import dev.assent.server.grpc.GrpcListener;
import dev.assent.server.grpc.ListenerOptions;
import dev.assent.server.grpc.NetworkThreads;
import dev.assent.server.http.Gauges;
import dev.assent.server.http.HealthHttpServer;
import dev.assent.server.http.Metrics;
import dev.assent.server.http.Readiness;
import dev.assent.server.ids.RandomIds;
import dev.assent.server.policyfiles.PolicyFolder;
import dev.assent.server.policyfiles.SentPolicies;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.PolicyProvider;
import dev.assent.server.port.ReviewerAuthenticator;
import dev.assent.server.port.UnavailableException;
import dev.assent.server.store.sqlite.SqliteAskStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A running sidecar: the only place that makes adapters and joins them. It serves from {@link #start} until {@link #close}.
 * Safe for any thread.
 */
public final class Sidecar implements AutoCloseable {
    private final Closing closing;
    private final Addresses addresses;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Sidecar(Closing closing, Addresses addresses) {
        this.closing = closing;
        this.addresses = addresses;
    }

    /**
     * Starts a sidecar; it is ready when this returns.
     *
     * @param log takes one line at a time, for the operator
     * @throws StartException if it cannot start; nothing is left behind but the data folder
     */
    public static Sidecar start(SidecarConfig config, Consumer<String> log) throws StartException {
        Closing closing = new Closing(log);
        try {
            return new Sidecar(closing, open(config, log, closing));
        } catch (IOException | UnavailableException | TokenFileException e) {
            closing.closeAll();
            throw new StartException(String.valueOf(e.getMessage()));
        } catch (StartException | RuntimeException e) {
            closing.closeAll();
            throw e;
        }
    }

    /** Where it listens. */
    public Addresses addresses() {
        return addresses;
    }

    /** Waits until it has been closed. */
    public void awaitTermination() throws InterruptedException {
        closed.await();
    }

    /** Finishes what is under way, for some seconds at most, and lets everything go. Closing again does nothing. */
    @Override
    public void close() {
        closing.closeAll();
        closed.countDown();
    }

    private static Addresses open(SidecarConfig config, Consumer<String> log, Closing closing)
            throws IOException, StartException {
        InstantSource clock = InstantSource.system();
        SecureRandom random = new SecureRandom();
        Masking masking = Masking.withKey(MaskKey.of(config.data(), random));
        Evaluator evaluator = new Evaluator(EvaluationLimits.DEFAULT, ThreadCpuTime.ticker(), masking);
        Optional<LocalToken> token = config.review().tokens().isEmpty()
                ? Optional.of(LocalToken.of(config.data(), random))
                : Optional.empty();
        NetworkThreads network = closing.later(new NetworkThreads());
        FileDecisionLog decisionLog = closing.later(
                FileDecisionLog.open(config.data(), clock, durability(config.audit()), network::afterPass));
        AskStore store = closing.later(SqliteAskStore.open(config.data(), clock, System::nanoTime));
        PolicyOptions options = new PolicyOptions(config.decision().defaultEffect());
        PolicyFolder policies = closing.later(PolicyFolder.open(config.policies(), options, clock, log));
        requireServing(policies.status());
        Metrics metrics = new Metrics();
        Threads threads = closing.later(new Threads());
        Commands commands = Commands.join(
                new Commands.World(
                        new CurrentPolicy(policies, evaluator, clock),
                        policies,
                        new SentPolicies(options),
                        store,
                        decisionLog,
                        masking,
                        token.map(LocalToken::authenticator).orElseGet(() -> tokens(config.review())),
                        new MetricsTelemetry(metrics),
                        new RandomIds(random),
                        clock,
                        threads.reviews(),
                        threads.operators()),
                config.asks());
        policies.onChange(commands.recheck()::wake);
        commands.recheck().wake();
        Listeners listeners = closing.later(listen(config, network, commands, log));
        AtomicInteger pending = new AtomicInteger();
        HealthHttpServer http = closing.later(HealthHttpServer.start(
                config.http().listen().toSocketAddress(),
                () -> readiness(policies.status(), commands.roster()),
                metrics,
                new Gauges(pending::get, () -> policies.status().rejectTime().isPresent())));
        threads.everySecond(new Tick(commands, store, pending, log));
        listeners.setServing(true);
        token.ifPresent(local -> sayWhereTheTokenIs(local, log));
        return new Addresses(
                listeners.agents().address(),
                listeners.reviewers().address(),
                config.http().listen().host() + ":" + http.address().getPort());
    }

    private static Listeners listen(
            SidecarConfig config, NetworkThreads network, Commands commands, Consumer<String> log)
            throws StartException {
        Consumer<Throwable> unforeseen = failure -> log.accept("error: unforeseen: " + failure);
        ListenerOptions options =
                new ListenerOptions(config.grpc().reflection(), config.grpc().maxConnectionAge());
        GrpcListener agents = Listeners.listen(
                "agents", network, config.agent().listen(), commands.agents().services(unforeseen), options);
        try {
            return new Listeners(
                    agents,
                    Listeners.listen(
                            "reviewers",
                            network,
                            config.review().listen(),
                            commands.reviewers().services(unforeseen),
                            options),
                    commands);
        } catch (StartException e) {
            agents.shutdown();
            throw e;
        }
    }

    private static void requireServing(PolicyProvider.Status status) throws StartException {
        if (status.serving().isEmpty()) {
            throw new StartException("the policies do not load:\n"
                    + status.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
        }
    }

    private static ReviewerAuthenticator tokens(SidecarConfig.Review review) {
        return ReviewerTokens.read(review.tokens().orElseThrow(), review.self() == SelfReview.ALLOW);
    }

    private static Readiness readiness(PolicyProvider.Status status, Roster roster) {
        List<String> warnings = new ArrayList<>();
        status.rejectTime().ifPresent(time -> warnings.add("the policy files are bad: the last good set serves"));
        status.serving().flatMap(set -> roster.warning(set.revision())).ifPresent(warnings::add);
        return new Readiness(List.of(), warnings);
    }

    private static FileDecisionLog.Durability durability(SidecarConfig.Audit audit) {
        return switch (audit.durability()) {
            case PROCESS -> FileDecisionLog.Durability.PROCESS;
            case FSYNC -> FileDecisionLog.Durability.FSYNC;
        };
    }

    private static void sayWhereTheTokenIs(LocalToken token, Consumer<String> log) {
        log.accept("reviewers' token " + (token.created() ? "made: " : "in: ") + token.path());
        if (token.created()) {
            log.accept("it keeps out other users and other containers, not a process that runs as your own user:"
                    + " run agents as another user");
        }
    }
}
