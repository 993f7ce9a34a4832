package dev.assent.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Verdict;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.server.PolicySwitch.Says;
import dev.assent.server.command.AskTicket;
import dev.assent.server.command.CommandException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random schedules, one act after another, against {@link AskModel}: what it foretells is what happens. */
class LedgerModelTest {
    private static final int SCHEDULES = 8;
    private static final int TURNS = 200;
    private static final int SESSIONS = 4;

    @TempDir
    Path folder;

    private final Map<String, AskModel> asks = new LinkedHashMap<>();

    /** Those of the requests that opened an ask, that joined one, and that were sent on to another. */
    private final List<AskTicket> tickets = new ArrayList<>();

    private final List<String> schedule = new ArrayList<>();

    static List<Long> seeds() {
        return new Random().longs(SCHEDULES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void scheduleHappensAsForetold(long seed) throws Exception {
        Random random = new Random(seed);
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            for (int turn = 0; turn < TURNS; turn++) {
                act(commands, random);
                asks.forEach((id, model) -> assertThat(commands.find(id).state())
                        .as("seed %d, ask %s after %s", seed, id, schedule)
                        .isEqualTo(model.state()));
            }
        }
        assertThat(asks).isNotEmpty();
    }

    private void act(JoinedCommands commands, Random random) {
        int act = random.nextInt(20);
        if (act < 4 || tickets.isEmpty()) {
            open(commands, "s" + random.nextInt(SESSIONS));
        } else if (act == 4) {
            serve(commands, Says.any(random));
        } else if (act == 5) {
            passTime(commands, Duration.ofSeconds(random.nextInt(500)));
        } else {
            AskTicket ticket = tickets.get(random.nextInt(tickets.size()));
            if (act == 6) {
                cancel(commands, ticket);
            } else if (act < 12) {
                redeem(commands, ticket);
            } else {
                vote(commands, ticket.askId(), random);
            }
        }
    }

    private void open(JoinedCommands commands, String session) {
        Says says = commands.policy.says();
        schedule.add("decide " + session);
        Decision decision = commands.decide(session);
        assertThat(decision.effect()).as("%s", schedule).isEqualTo(says.effect());
        if (says.effect() == Effect.ASK) {
            AskTicket ticket = JoinedCommands.ticket(decision);
            assertThat(asks.containsKey(ticket.askId()))
                    .as("joins what is pending for the same call, after %s", schedule)
                    .isEqualTo(isPending(session));
            note(commands, ticket, session);
        }
    }

    private void serve(JoinedCommands commands, Says says) {
        schedule.add("serve " + says);
        commands.serve(says);
        commands.settle();
        asks.values().forEach(model -> model.policySays(says, now(commands)));
    }

    private void passTime(JoinedCommands commands, Duration duration) {
        schedule.add("pass " + duration);
        commands.passTime(duration);
        asks.values().forEach(model -> model.timeIs(now(commands)));
    }

    private void cancel(JoinedCommands commands, AskTicket ticket) {
        schedule.add("cancel " + ticket.askId());
        boolean accepted = model(ticket.askId()).cancel(now(commands));
        assertAccepted(accepted, () -> commands.cancel(ticket));
    }

    private void vote(JoinedCommands commands, String askId, Random random) {
        var reviewer = JoinedCommands.REVIEWERS.get(random.nextInt(JoinedCommands.REVIEWERS.size()));
        AskModel model = model(askId);
        if (random.nextInt(5) == 0) {
            schedule.add("reject " + askId);
            assertAccepted(
                    model.reject(now(commands)),
                    () -> commands.vote(askId, reviewer, Verdict.Outcome.REJECT, Optional.empty()));
            return;
        }
        Optional<Long> edit = random.nextInt(4) == 0 ? Optional.of(2 + random.nextLong(9)) : Optional.empty();
        schedule.add("approve " + askId + " by " + reviewer.name() + " edit " + edit);
        assertAccepted(
                model.approve(reviewer.name(), edit.isPresent(), now(commands)),
                () -> commands.vote(askId, reviewer, Verdict.Outcome.APPROVE, edit));
    }

    private void redeem(JoinedCommands commands, AskTicket ticket) {
        schedule.add("redeem " + ticket.askId() + " for " + ticket.requestId());
        AskModel model = model(ticket.askId());
        String request = ticket.requestId();
        Decision decision = commands.redeem(ticket);
        assertThat(decision.effect())
                .as("%s after %s", model.state(), schedule)
                .isEqualTo(model.foretold(request, commands.policy.says(), now(commands)));
        model.repeated(request, now(commands))
                .ifPresent(id -> assertThat(decision.id())
                        .as("the same decision again, after %s", schedule)
                        .isEqualTo(id));
        model.keep(request, decision, now(commands));
        AskTicket next = JoinedCommands.ticket(decision);
        if (!next.askId().equals(ticket.askId())) {
            assertThat(asks.containsKey(next.askId()) || model.isEdited() || !isPending(model.session))
                    .as("the next ask is what is pending for the same call, after %s", schedule)
                    .isTrue();
            note(commands, next, model.session);
        }
    }

    private void note(JoinedCommands commands, AskTicket ticket, String session) {
        asks.computeIfAbsent(ticket.askId(), id -> new AskModel(session, commands.policy.says(), now(commands)));
        if (!tickets.contains(ticket)) {
            tickets.add(ticket);
        }
    }

    private AskModel model(String askId) {
        return requireNonNull(asks.get(askId));
    }

    private boolean isPending(String session) {
        return asks.values().stream().anyMatch(model -> model.session.equals(session) && model.isPending());
    }

    private void assertAccepted(boolean expected, Runnable act) {
        boolean accepted = true;
        try {
            act.run();
        } catch (CommandException e) {
            accepted = false;
        }
        assertThat(accepted).as("accepted, after %s", schedule).isEqualTo(expected);
    }

    private static Instant now(JoinedCommands commands) {
        return commands.clock.instant();
    }
}
