package dev.assent.server;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.evaluate.EvaluationLimits;
import dev.assent.engine.evaluate.Evaluator;
import dev.assent.engine.json.JsonPointer;
import dev.assent.engine.mask.Masking;
import dev.assent.engine.policy.PolicyOptions;
import dev.assent.server.audit.FileDecisionLog;
import dev.assent.server.command.AskTicket;
import dev.assent.server.command.CurrentPolicy;
import dev.assent.server.command.DecisionRequest;
import dev.assent.server.config.SidecarConfig;
import dev.assent.server.http.Metrics;
import dev.assent.server.ids.RandomIds;
import dev.assent.server.policyfiles.SentPolicies;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.ReviewerAuthenticator;
import dev.assent.server.store.TestClock;
import dev.assent.server.store.sqlite.SqliteAskStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The commands as the sidecar joins them, on a real store and log, with a clock and a policy that the test moves. */
final class JoinedCommands implements AutoCloseable {
    static final List<Reviewer> REVIEWERS = List.of(reviewer("ann"), reviewer("ben"), reviewer("cleo"));

    final TestClock clock = new TestClock();
    final PolicySwitch policy = new PolicySwitch();
    final SqliteAskStore store;
    private final FileDecisionLog log;
    private final Commands commands;

    JoinedCommands(Path folder) throws IOException {
        store = SqliteAskStore.open(folder, clock, clock::nanoTicker);
        log = FileDecisionLog.open(folder, clock, FileDecisionLog.Durability.PROCESS);
        commands = Commands.join(
                new Commands.World(
                        new CurrentPolicy(policy, new Evaluator(EvaluationLimits.DEFAULT, System::nanoTime), clock),
                        policy,
                        new SentPolicies(PolicyOptions.DEFAULT),
                        store,
                        log,
                        Masking.withKey(new byte[32]),
                        new Strangers(),
                        new MetricsTelemetry(new Metrics()),
                        new RandomIds(new SecureRandom()),
                        clock,
                        Runnable::run,
                        Runnable::run),
                SidecarConfig.defaults(Map.of("HOME", folder.toString())).asks().withRememberRefusal(Duration.ZERO));
        policy.onChange(commands.recheck()::wake);
    }

    /** Knows nobody, and not how many they are: the test hands reviewers in itself. */
    private record Strangers() implements ReviewerAuthenticator {
        @Override
        public Optional<Reviewer> authenticate(String bearerToken) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Reviewer>> roster() {
            return Optional.empty();
        }
    }

    Decision decide(String session) {
        return decide(session, "");
    }

    /** With a text among the arguments. */
    Decision decide(String session, String text) {
        ToolCall call = new ToolCall(
                "pay", "", JsonObject.of(Map.of("amount", 1L, "text", text)), "bot", "sue", session, JsonObject.EMPTY);
        return join(commands.agents()
                .decide()
                .decide(new DecisionRequest(DecisionRequest.LOCAL, call, Optional.empty(), true), Duration.ZERO));
    }

    Ask approve(AskTicket ticket, Optional<Long> newAmount) {
        return vote(ticket.askId(), REVIEWERS.get(0), Verdict.Outcome.APPROVE, newAmount);
    }

    /** The decision of now: ASK while the ask is pending. */
    Decision redeem(AskTicket ticket) {
        return join(commands.agents().awaitAsk().await(ticket, Duration.ZERO));
    }

    Ask cancel(AskTicket ticket) {
        return join(commands.agents().cancelAsk().cancel(ticket));
    }

    Ask vote(String askId, Reviewer reviewer, Verdict.Outcome outcome, Optional<Long> newAmount) {
        Ask seen = find(askId);
        List<ArgumentEdit> edits = newAmount.stream()
                .map(amount -> new ArgumentEdit(
                        ArgumentEdit.Operation.REPLACE, JsonPointer.parse("/amount"), Optional.of(amount)))
                .toList();
        return join(commands.reviewers()
                .submitVerdict()
                .submit(
                        reviewer,
                        askId,
                        new Ballot(
                                seen.etag(),
                                Optional.empty(),
                                outcome,
                                "",
                                new Untrusted(""),
                                edits,
                                "",
                                "",
                                "sha256:" + reviewer.name() + seen.etag() + outcome + newAmount)));
    }

    Ask find(String askId) {
        return join(commands.reviewers().lookup().get(askId)).ask();
    }

    /** What happened, by ask. */
    Map<String, List<AskEvent.Kind>> events() {
        return join(store.read(query -> query.eventsAfter(0, 100_000))).stream()
                .collect(Collectors.groupingBy(
                        AskEvent::askId, Collectors.mapping(AskEvent::kind, Collectors.toList())));
    }

    void passTime(Duration duration) {
        clock.advance(duration);
        join(commands.housekeeping().run());
        join(commands.lettingGo().run());
    }

    /** Serves another policy; what is pending is looked at from then on. */
    void serve(PolicySwitch.Says says) {
        policy.serve(says);
    }

    /** Waits until everything pending was looked at under the policy of now. */
    void settle() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    commands.recheck().wake();
                    return join(store.read(
                            query -> query.unchecked(policy.revision(), 1).isEmpty()));
                });
    }

    static AskTicket ticket(Decision decision) {
        return new AskTicket(
                DecisionRequest.LOCAL,
                decision.ask().orElseThrow().askId(),
                decision.ask().orElseThrow().requestId());
    }

    static <R> R join(CompletableFuture<R> future) {
        try {
            return future.orTimeout(90, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Reviewer reviewer(String name) {
        return new Reviewer(name, Set.of(), false, false);
    }

    @Override
    public void close() throws IOException {
        store.close();
        log.close();
    }
}
