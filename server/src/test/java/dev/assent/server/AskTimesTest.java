package dev.assent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
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

    private FolderCommands joined;

    @BeforeEach
    void start() throws IOException {
        joined = FolderCommands.in(folder, POLICY);
    }

    @AfterEach
    void stop() throws Exception {
        joined.close();
    }

    @Test
    void allow_isRepeatedForTenMinutes_thenUsed() {
        AskReference ask = ask("a");
        approve(ask);
        Decision allow = await(ask);
        assertThat(allow.effect()).isEqualTo(Effect.ALLOW);
        joined.clock.advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(await(ask)).isEqualTo(allow);
        joined.clock.advance(Duration.ofNanos(1));
        assertThat(outcome(ask)).isEqualTo(ReasonCode.APPROVAL_USED);
    }

    @Test
    void approval_isRedeemedWithinTenMinutes_thenLapsed() {
        AskReference first = ask("a");
        AskReference late = ask("b");
        AskReference joiner = ask("b");
        approve(first);
        approve(late);
        joined.clock.advance(Duration.ofMinutes(10));
        assertThat(await(first).effect()).isEqualTo(Effect.ALLOW);
        joined.clock.advance(Duration.ofNanos(1));
        assertThat(outcome(late)).isEqualTo(ReasonCode.APPROVAL_LAPSED);
        assertThat(outcome(joiner)).isEqualTo(ReasonCode.APPROVAL_LAPSED);
    }

    @Test
    void denial_isRepeatedLongAfter() {
        AskReference ask = ask("a");
        joined.commands()
                .agents()
                .cancelAsk()
                .cancel(FolderCommands.ticket(ask))
                .join();
        Decision denied = await(ask);
        joined.clock.advance(Duration.ofHours(20));
        assertThat(await(ask)).isEqualTo(denied);
    }

    @Test
    void expiry_isNotJoined_andEndsTheAskForAll() {
        AskReference opener = ask("a");
        AskReference joiner = ask("a");
        assertThat(joiner.askId()).isEqualTo(opener.askId());
        joined.clock.advance(Duration.ofMinutes(15));
        AskReference next = ask("a");
        assertThat(next.askId()).isNotEqualTo(opener.askId());
        assertThat(outcome(joiner)).isEqualTo(ReasonCode.ASK_EXPIRED);
        assertThat(outcome(opener)).isEqualTo(ReasonCode.ASK_EXPIRED);
    }

    @Test
    void expiredAsk_isNotDeniedByALaterPolicy() throws IOException {
        AskReference due = ask("a");
        joined.clock.advance(Duration.ofMinutes(14));
        AskReference pending = ask("b");
        joined.clock.advance(Duration.ofMinutes(1));
        joined.serve(POLICY.replace("effect: ask", "effect: deny"));
        joined.commands().recheck().wake();
        Awaitility.await().until(() -> await(pending).effect() == Effect.DENY);
        assertThat(outcome(pending)).isEqualTo(ReasonCode.POLICY_CHANGED);
        assertThat(outcome(due)).isEqualTo(ReasonCode.ASK_EXPIRED);
    }

    @Test
    void refusal_isForgottenAfterTenMinutes() {
        AskReference ask = ask("a");
        joined.vote(ANN, ask, Verdict.Outcome.REJECT);
        joined.clock.advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(decide("a").reasons().get(0).code()).isEqualTo(ReasonCode.REFUSED_BEFORE);
        joined.clock.advance(Duration.ofNanos(1));
        ask("a");
    }

    private Decision decide(String tool) {
        return joined.decide(tool);
    }

    private AskReference ask(String tool) {
        return joined.ask(tool);
    }

    private void approve(AskReference ask) {
        joined.vote(ANN, ask, Verdict.Outcome.APPROVE);
    }

    private Decision await(AskReference ask) {
        return joined.await(ask);
    }

    private ReasonCode outcome(AskReference ask) {
        return await(ask).reasons().get(0).code();
    }
}
