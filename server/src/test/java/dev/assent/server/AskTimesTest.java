package dev.assent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.ReasonCode;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer is worth when: the commands as the sidecar joins them, on a real store, with a clock that the test moves. */
class AskTimesTest {
    private static final String POLICY = "name: p\nrule: {match: [{id: r, condition: 'true', effect: ask}]}\n";
    private static final Reviewer ANN = new Reviewer("ann", Set.of(), false, false);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private PolicyFolder policies;
    private Commands commands;

    @BeforeEach
    void join() throws IOException {
        SecureRandom random = new SecureRandom();
        Path rules = Files.createDirectories(folder.resolve("policies"));
        Files.writeString(rules.resolve("p.policy.yaml"), POLICY);
        Path data = folder.resolve("data");
        LocalToken token = LocalToken.of(data, random);
        PolicyOptions options = new PolicyOptions(Effect.ASK);
        policies = keep(PolicyFolder.open(rules, options, clock, line -> {}));
        commands = Commands.join(
                new Commands.World(
                        new CurrentPolicy(policies, new Evaluator(EvaluationLimits.DEFAULT, System::nanoTime), clock),
                        policies,
                        new SentPolicies(options),
                        keep(SqliteAskStore.open(data, clock, clock::nanoTicker)),
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

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open) {
            part.close();
        }
    }

    @Test
    void allow_isRepeatedForTenMinutes_thenUsed() {
        AskReference ask = ask("a");
        approve(ask);
        Decision allow = await(ask);
        assertThat(allow.effect()).isEqualTo(Effect.ALLOW);
        clock.advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(await(ask)).isEqualTo(allow);
        clock.advance(Duration.ofNanos(1));
        assertThat(outcome(ask)).isEqualTo(ReasonCode.APPROVAL_USED);
    }

    @Test
    void approval_isRedeemedWithinTenMinutes_thenLapsed() {
        AskReference first = ask("a");
        AskReference late = ask("b");
        AskReference joiner = ask("b");
        approve(first);
        approve(late);
        clock.advance(Duration.ofMinutes(10));
        assertThat(await(first).effect()).isEqualTo(Effect.ALLOW);
        clock.advance(Duration.ofNanos(1));
        assertThat(outcome(late)).isEqualTo(ReasonCode.APPROVAL_LAPSED);
        assertThat(outcome(joiner)).isEqualTo(ReasonCode.APPROVAL_LAPSED);
    }

    @Test
    void denial_isRepeatedLongAfter() {
        AskReference ask = ask("a");
        commands.agents().cancelAsk().cancel(ticket(ask)).join();
        Decision denied = await(ask);
        clock.advance(Duration.ofHours(20));
        assertThat(await(ask)).isEqualTo(denied);
    }

    @Test
    void expiry_isNotJoined_andEndsTheAskForAll() {
        AskReference opener = ask("a");
        AskReference joiner = ask("a");
        assertThat(joiner.askId()).isEqualTo(opener.askId());
        clock.advance(Duration.ofMinutes(15));
        AskReference next = ask("a");
        assertThat(next.askId()).isNotEqualTo(opener.askId());
        assertThat(outcome(joiner)).isEqualTo(ReasonCode.ASK_EXPIRED);
        assertThat(outcome(opener)).isEqualTo(ReasonCode.ASK_EXPIRED);
    }

    @Test
    void expiredAsk_isNotDeniedByALaterPolicy() throws IOException {
        AskReference due = ask("a");
        clock.advance(Duration.ofMinutes(14));
        AskReference pending = ask("b");
        clock.advance(Duration.ofMinutes(1));
        String before = revision();
        Files.writeString(folder.resolve("policies/p.policy.yaml"), POLICY.replace("effect: ask", "effect: deny"));
        Awaitility.await().until(() -> !revision().equals(before));
        commands.recheck().wake();
        Awaitility.await().until(() -> await(pending).effect() == Effect.DENY);
        assertThat(outcome(pending)).isEqualTo(ReasonCode.POLICY_CHANGED);
        assertThat(outcome(due)).isEqualTo(ReasonCode.ASK_EXPIRED);
    }

    @Test
    void refusal_isForgottenAfterTenMinutes() {
        AskReference ask = ask("a");
        vote(ask, Verdict.Outcome.REJECT);
        clock.advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(decide("a").reasons().get(0).code()).isEqualTo(ReasonCode.REFUSED_BEFORE);
        clock.advance(Duration.ofNanos(1));
        ask("a");
    }

    private Decision decide(String tool) {
        ToolCall call = new ToolCall(tool, "", JsonObject.EMPTY, "bot", "sue", "s", JsonObject.EMPTY);
        return join(commands.agents()
                .decide()
                .decide(new DecisionRequest(DecisionRequest.LOCAL, call, Optional.empty(), false), Duration.ZERO));
    }

    private AskReference ask(String tool) {
        return decide(tool).ask().orElseThrow();
    }

    private void approve(AskReference ask) {
        vote(ask, Verdict.Outcome.APPROVE);
    }

    private void vote(AskReference ask, Verdict.Outcome outcome) {
        String etag = join(commands.reviewers().lookup().get(ask.askId())).ask().etag();
        Ballot ballot = new Ballot(
                etag, Optional.empty(), outcome, "", new Untrusted(""), List.of(), "", "", "sha256:" + ask.askId());
        join(commands.reviewers().submitVerdict().submit(ANN, ask.askId(), ballot));
    }

    private Decision await(AskReference ask) {
        return join(commands.agents().awaitAsk().await(ticket(ask), Duration.ZERO));
    }

    private ReasonCode outcome(AskReference ask) {
        return await(ask).reasons().get(0).code();
    }

    private String revision() {
        return policies.status().serving().orElseThrow().revision();
    }

    private static AskTicket ticket(AskReference ask) {
        return new AskTicket(DecisionRequest.LOCAL, ask.askId(), ask.requestId());
    }

    private static <R> R join(CompletableFuture<R> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private <C extends AutoCloseable> C keep(C part) {
        open.add(0, part);
        return part;
    }
}
