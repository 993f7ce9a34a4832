package dev.assent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.ReviewRules;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict.Outcome;
import dev.assent.engine.decision.Decision.AskReference;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.port.AskEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks that nobody decides are put to further groups: at their time, once, and after a restart too. */
class EscalationTimesTest {
    private static final String POLICY = """
            name: p
            rule:
              match:
                - id: r
                  effect: ask
                  review: {groups: [support], expires: 30m, escalate: {after: 10m, groups: [leads]}}
            """;
    private static final Reviewer SAM = new Reviewer("sam", Set.of("support"), false, false);
    private static final Reviewer LEE = new Reviewer("lee", Set.of("leads"), false, false);

    @TempDir
    Path folder;

    private FolderCommands joined;
    private AskReference ask;

    @BeforeEach
    void start() throws IOException {
        joined = FolderCommands.in(folder, POLICY);
        ask = joined.ask("a");
    }

    @AfterEach
    void stop() throws Exception {
        joined.close();
    }

    @Test
    void atItsTime_once() {
        Ask before = stored();
        pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(stored()).isEqualTo(before);
        pass(Duration.ofNanos(1));
        Ask after = stored();
        assertThat(after.etag()).isNotEqualTo(before.etag());
        assertThat(ReviewRules.isEligible(after, LEE)).isTrue();
        pass(Duration.ofMinutes(5));
        pass(Duration.ZERO);
        assertThat(stored()).isEqualTo(after);
        assertThat(events()).containsExactly(AskEvent.Kind.OPENED, AskEvent.Kind.REVISED);
    }

    @Test
    void overdueAtStart_atOnce_andNotAgain() throws Exception {
        joined.clock.advance(Duration.ofMinutes(12));
        joined.restart();
        assertThat(stored().isEscalated()).isFalse();
        pass(Duration.ZERO);
        Ask escalated = stored();
        assertThat(escalated.isEscalated()).isTrue();
        joined.restart();
        pass(Duration.ofMinutes(1));
        assertThat(stored()).isEqualTo(escalated);
        assertThat(events()).containsExactly(AskEvent.Kind.OPENED, AskEvent.Kind.REVISED);
    }

    @Test
    void expiryPassedToo_expires() throws Exception {
        joined.clock.advance(Duration.ofMinutes(30));
        joined.restart();
        pass(Duration.ZERO);
        assertThat(stored().state()).isEqualTo(AskState.EXPIRED);
        assertThat(events()).containsExactly(AskEvent.Kind.OPENED, AskEvent.Kind.ENDED);
    }

    @Test
    void decidedBefore_nothingComes() {
        pass(Duration.ofMinutes(5));
        joined.vote(SAM, ask, Outcome.APPROVE);
        Ask approved = stored();
        pass(Duration.ofMinutes(5));
        assertThat(stored()).isEqualTo(approved);
        assertThat(joined.await(ask).effect()).isEqualTo(Effect.ALLOW);
    }

    @Test
    void addedGroup_mayAnswerFromThenOn_andItsApprovalIsRedeemed() {
        assertThat(refusal(LEE, stored().etag())).isEqualTo(ErrorReason.REVIEWER_NOT_ELIGIBLE);
        String before = stored().etag();
        pass(Duration.ofMinutes(10));
        assertThat(refusal(SAM, before)).isEqualTo(ErrorReason.ASK_CHANGED);
        joined.vote(LEE, ask, Outcome.APPROVE);
        assertThat(joined.await(ask).effect()).isEqualTo(Effect.ALLOW);
        assertThat(joined.await(ask).approvedBy()).containsExactly("lee");
    }

    @Test
    void changedPolicyThatAsksTheSame_leavesTheEscalatedAsk() throws IOException {
        pass(Duration.ofMinutes(10));
        Ask escalated = stored();
        joined.serve(POLICY.replace("name: p", "name: p\ndescription: other words"));
        recheck();
        assertThat(stored()).isEqualTo(escalated);
        joined.vote(LEE, ask, Outcome.APPROVE);
        assertThat(joined.await(ask).effect()).isEqualTo(Effect.ALLOW);
    }

    @Test
    void changedPolicyThatNoLongerEscalates_takesTheGroupAway_andItsApproval() throws IOException {
        AskReference approved = joined.ask("b");
        pass(Duration.ofMinutes(10));
        joined.vote(LEE, approved, Outcome.APPROVE);
        joined.serve(POLICY.replace(", escalate: {after: 10m, groups: [leads]}", ""));
        recheck();
        assertThat(stored().isEscalated()).isFalse();
        assertThat(stored().isRevisedByPolicy()).isTrue();
        assertThat(refusal(LEE, stored().etag())).isEqualTo(ErrorReason.REVIEWER_NOT_ELIGIBLE);
        assertThat(joined.await(approved).reasons().get(0).code()).isEqualTo(ReasonCode.SUPERSEDED);
    }

    @Test
    void sameCall_joinsTheEscalatedAsk() {
        pass(Duration.ofMinutes(10));
        assertThat(joined.ask("a").askId()).isEqualTo(ask.askId());
    }

    private void pass(Duration time) {
        joined.clock.advance(time);
        FolderCommands.join(joined.commands().housekeeping().run());
    }

    private void recheck() {
        joined.commands().recheck().wake();
        Awaitility.await()
                .until(() -> FolderCommands.join(joined.store().read(q -> q.unchecked(joined.revision(), 1)))
                        .isEmpty());
    }

    private ErrorReason refusal(Reviewer reviewer, String etag) {
        Throwable thrown = catchThrowable(() -> joined.vote(reviewer, ask, Outcome.APPROVE, etag));
        return ((CommandException) Objects.requireNonNull(thrown.getCause())).reason();
    }

    private Ask stored() {
        return FolderCommands.join(joined.store().read(q -> q.find(ask.askId())))
                .orElseThrow();
    }

    /** What happened to the ask. */
    private List<AskEvent.Kind> events() {
        return FolderCommands.join(joined.store().read(q -> q.eventsAfter(0, 100))).stream()
                .filter(event -> event.askId().equals(ask.askId()))
                .map(AskEvent::kind)
                .toList();
    }
}
