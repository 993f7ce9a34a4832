package dev.assent.server;

import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.mask.Masking;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.server.audit.FileDecisionLog;
import dev.assent.server.auth.LocalToken;
import dev.assent.server.command.AskTicket;
import dev.assent.server.command.CurrentPolicy;
import dev.assent.server.command.DecisionRequest;
import dev.assent.server.config.SidecarConfig;
import dev.assent.server.http.Metrics;
import dev.assent.server.ids.RandomIds;
import dev.assent.server.policyfiles.PolicyFolder;
import dev.assent.server.policyfiles.SentPolicies;
import dev.assent.server.port.AskStore;
import dev.assent.server.store.TestClock;
import dev.assent.server.store.sqlite.SqliteAskStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The commands as the sidecar joins them, on a real store and policy folder, with a clock that the test moves. */
final class FolderCommands implements AutoCloseable {
    final TestClock clock = new TestClock();
    private final Path folder;
    private final Path policyFile;
    private final List<AutoCloseable> open = new ArrayList<>();
    private PolicyFolder policies;
    private AskStore store;
    private Commands commands;

    private FolderCommands(Path folder, Path policyFile) throws IOException {
        this.folder = folder;
        this.policyFile = policyFile;
        join();
    }

    static FolderCommands in(Path folder, String policy) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("policies"));
        Path file = Files.writeString(rules.resolve("p.policy.yaml"), policy);
        return new FolderCommands(folder, file);
    }

    private void join() throws IOException {
        SecureRandom random = new SecureRandom();
        Path data = folder.resolve("data");
        LocalToken token = LocalToken.of(data, random);
        PolicyOptions options = new PolicyOptions(Effect.ASK);
        policies = keep(PolicyFolder.open(folder.resolve("policies"), options, clock, line -> {}));
        store = keep(SqliteAskStore.open(data, clock, clock::nanoTicker));
        commands = Commands.join(
                new Commands.World(
                        new CurrentPolicy(policies, new Evaluator(EvaluationLimits.DEFAULT, System::nanoTime), clock),
                        policies,
                        new SentPolicies(options),
                        store,
                        keep(FileDecisionLog.open(data, clock, FileDecisionLog.Durability.PROCESS)),
                        Masking.withKey(new byte[32]),
                        token.authenticator(),
                        new MetricsTelemetry(new Metrics()),
                        new RandomIds(random),
                        clock,
                        Runnable::run,
                        Runnable::run),
                SidecarConfig.defaults(Map.of("HOME", folder.toString())).asks());
    }

    /** Stops, and starts again on the same files. */
    void restart() throws Exception {
        close();
        join();
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : open) {
            part.close();
        }
        open.clear();
    }

    Commands commands() {
        return commands;
    }

    AskStore store() {
        return store;
    }

    /** Writes the policy and waits until it serves. */
    void serve(String policy) throws IOException {
        String before = revision();
        Files.writeString(policyFile, policy);
        Awaitility.await().until(() -> !revision().equals(before));
    }

    String revision() {
        return policies.status().serving().orElseThrow().revision();
    }

    Decision decide(String tool) {
        ToolCall call = new ToolCall(tool, "", JsonObject.EMPTY, "bot", "sue", "s", JsonObject.EMPTY);
        return join(commands.agents()
                .decide()
                .decide(new DecisionRequest(DecisionRequest.LOCAL, call, Optional.empty(), false), Duration.ZERO));
    }

    AskReference ask(String tool) {
        return decide(tool).ask().orElseThrow();
    }

    /** On the ask as it stands. */
    void vote(Reviewer reviewer, AskReference ask, Verdict.Outcome outcome) {
        vote(
                reviewer,
                ask,
                outcome,
                join(commands.reviewers().lookup().get(ask.askId())).ask().etag());
    }

    void vote(Reviewer reviewer, AskReference ask, Verdict.Outcome outcome, String etag) {
        Ballot ballot = new Ballot(
                etag, Optional.empty(), outcome, "", new Untrusted(""), List.of(), "", "", "sha256:" + ask.askId());
        join(commands.reviewers().submitVerdict().submit(reviewer, ask.askId(), ballot));
    }

    Decision await(AskReference ask) {
        return join(commands.agents().awaitAsk().await(ticket(ask), Duration.ZERO));
    }

    static AskTicket ticket(AskReference ask) {
        return new AskTicket(DecisionRequest.LOCAL, ask.askId(), ask.requestId());
    }

    static <R> R join(CompletableFuture<R> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private <C extends AutoCloseable> C keep(C part) {
        open.add(0, part);
        return part;
    }
}
