package dev.assent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.Quorum;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.server.command.AskTicket;
import dev.assent.server.command.CommandException;
import dev.assent.server.port.AskEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts, edits, ends by time, by agents and by policy, and redemptions, by many at once: every ask ends once. */
class SchedulesTest {
    private static final int SCHEDULES = 6;
    private static final int THREADS = 6;
    private static final int TURNS = 60;
    private static final int SESSIONS = 5;

    /** Why an act may come to nothing when others act too. */
    private static final Set<String> OVERTAKEN =
            Set.of("ASK_NOT_PENDING", "ASK_CHANGED", "VERDICT_ALREADY_GIVEN", "EDIT_DENIED_BY_POLICY");

    @TempDir
    Path folder;

    private final List<AskTicket> tickets = new CopyOnWriteArrayList<>();

    /** Verdicts whose giver was told that they ended the ask, by ask. */
    private final Map<String, ConcurrentLinkedQueue<Ask>> endedByVerdict = new ConcurrentHashMap<>();

    /** Asks whose agent was told that they are cancelled. */
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    /** The decisions ALLOW and who got them, by ask. */
    private final Map<String, Set<String>> allows = new ConcurrentHashMap<>();

    static List<Long> seeds() {
        return new Random().longs(SCHEDULES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAskEndsOnce(long seed) throws Exception {
        Random random = new Random(seed);
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random own = new Random(random.nextLong());
                running.add(CompletableFuture.runAsync(
                        () -> {
                            for (int turn = 0; turn < TURNS; turn++) {
                                take(commands, own);
                            }
                        },
                        threads));
            }
            threads.shutdown();
            running.forEach(JoinedCommands::join);
            commands.settle();
            commands.passTime(Duration.ofHours(1));
            List.copyOf(tickets).forEach(ticket -> note(ticket, commands.redeem(ticket)));
            commands.passTime(Duration.ofHours(1));
            Map<String, List<AskEvent.Kind>> events = commands.events();
            assertThat(events).isNotEmpty();
            events.forEach((askId, kinds) -> check(commands.find(askId), kinds));
        }
    }

    private void take(JoinedCommands commands, Random random) {
        int act = random.nextInt(20);
        if (act < 4 || tickets.isEmpty()) {
            keep(commands.decide("s" + random.nextInt(SESSIONS)));
        } else if (act == 4) {
            commands.serve(PolicySwitch.Says.any(random));
        } else if (act == 5) {
            commands.passTime(Duration.ofSeconds(random.nextInt(400)));
        } else {
            actOn(commands, tickets.get(random.nextInt(tickets.size())), act, random);
        }
    }

    private void actOn(JoinedCommands commands, AskTicket ticket, int act, Random random) {
        try {
            if (act == 6) {
                commands.cancel(ticket);
                cancelled.add(ticket.askId());
            } else if (act < 11) {
                note(ticket, commands.redeem(ticket));
            } else {
                vote(commands, ticket.askId(), random);
            }
        } catch (CommandException refused) {
            assertThat(refused.reason().name()).isIn(OVERTAKEN);
        }
    }

    private void vote(JoinedCommands commands, String askId, Random random) {
        var reviewer = JoinedCommands.REVIEWERS.get(random.nextInt(JoinedCommands.REVIEWERS.size()));
        boolean approve = random.nextInt(5) > 0;
        Optional<Long> edit = approve && random.nextInt(4) == 0 ? Optional.of(random.nextLong(9)) : Optional.empty();
        Ask voted = commands.vote(askId, reviewer, approve ? Verdict.Outcome.APPROVE : Verdict.Outcome.REJECT, edit);
        if (voted.state().isFinal()) {
            endedByVerdict
                    .computeIfAbsent(askId, id -> new ConcurrentLinkedQueue<>())
                    .add(voted);
        }
    }

    private void note(AskTicket ticket, Decision decision) {
        if (decision.effect() == Effect.ALLOW) {
            allows.computeIfAbsent(ticket.askId(), id -> ConcurrentHashMap.newKeySet())
                    .add(decision.id() + " for " + ticket.requestId());
        }
        keep(decision);
    }

    private void keep(Decision decision) {
        decision.ask()
                .map(ask -> JoinedCommands.ticket(decision))
                .filter(ticket -> !tickets.contains(ticket))
                .ifPresent(tickets::add);
    }

    private void check(Ask ask, List<AskEvent.Kind> events) {
        assertThat(ask.state().isFinal()).as(ask.id()).isTrue();
        assertThat(events).startsWith(AskEvent.Kind.OPENED);
        int end = events.indexOf(AskEvent.Kind.ENDED);
        assertThat(events.subList(end + 1, events.size()))
                .as("after the end of " + ask.id())
                .doesNotContain(AskEvent.Kind.ENDED, AskEvent.Kind.REVISED, AskEvent.Kind.VOTED, AskEvent.Kind.OPENED);
        AskTrigger trigger = ask.end().orElseThrow().trigger();
        boolean byVerdict = trigger == AskTrigger.REJECTED || trigger == AskTrigger.REQUIREMENTS_MET;
        assertThat(endedByVerdict.getOrDefault(ask.id(), new ConcurrentLinkedQueue<>()))
                .as("verdicts that ended " + ask.id())
                .hasSize(byVerdict ? 1 : 0)
                .allSatisfy(told -> assertThat(told.end()).isEqualTo(ask.end()));
        if (cancelled.contains(ask.id())) {
            assertThat(ask.state()).as("cancelled: " + ask.id()).isEqualTo(AskState.CANCELLED);
        }
        Set<String> allowed = allows.getOrDefault(ask.id(), Set.of());
        if (ask.state() == AskState.APPROVED) {
            assertThat(Quorum.isMet(ask.review().requirements(), ask.approvers()))
                    .isTrue();
            assertThat(ask.approvers()).doesNotHaveDuplicates();
            assertThat(allowed).as("one approval, one ALLOW").hasSizeLessThanOrEqualTo(1);
        } else if (trigger != AskTrigger.POLICY_ALLOWS) {
            assertThat(allowed).as(ask.state() + " yields no ALLOW").isEmpty();
        }
    }
}
