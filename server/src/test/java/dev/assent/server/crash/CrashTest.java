package dev.assent.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server under load from 50 agents and 10 reviewers is killed at random moments. How often, the property
 * {@code assent.crash.kills} says: a few times by default, a hundred times with the profile {@code crash}.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("assent.crash.kills", 3);
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int FINISH_SECONDS = 90;

    @TempDir
    Path folder;

    private final History history = new History();

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void killedServer_losesNothing_andDecidesNothingTwice() throws Exception {
        List<String> violations = violations((server, load, random) -> {
            for (int kill = 0; kill < KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(LONGEST_LIFE_MILLIS));
                server.kill();
                if (kill % 4 == 3) {
                    server.startAndKill(random.nextInt(LONGEST_LIFE_MILLIS));
                }
                start(server, load);
            }
        });
        System.out.println("crash test: " + KILLS + " kills of a server at work, " + KILLS / 4
                + " of one at its start: " + history + ", " + violations.size() + " violations");
        assertThat(violations).isEmpty();
        assertThat(history.voted).as("verdicts").isNotEmpty();
        assertThat(history.allows()).as("decisions ALLOW").isNotEmpty();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void storeThatForgetsOneWrite_isFoundOut() throws Exception {
        StoreFile store = new StoreFile(folder);
        Losses losses = new Losses();
        List<String> violations = violations((server, load, random) -> {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> losses.choose(history));
            server.kill();
            store.forgetVerdict(losses.verdict().askId(), losses.verdict().reviewer());
            store.forgetAsk(losses.ask());
            store.forgetAnswer(losses.answer());
            start(server, load);
        });
        assertThat(violations)
                .contains(
                        "verdict lost: " + losses.verdict(),
                        "ask lost: " + losses.ask(),
                        "approval used 2 times: " + losses.answer())
                .anyMatch(violation -> violation.startsWith("ALLOW without its verdicts: ")
                        && violation.contains(losses.verdict().askId()));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void storeThatForgetsItsLastSecond_isFoundOut() throws Exception {
        StoreFile store = new StoreFile(folder);
        List<String> violations = violations((server, load, random) -> {
            TimeUnit.SECONDS.sleep(1);
            store.keepCopy();
            int asked = history.asked.size();
            int voted = history.voted.size();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> history.asked.size() > asked + 100 && history.voted.size() > voted + 100);
            server.kill();
            store.forgetSinceCopy();
            start(server, load);
        });
        assertThat(violations).anyMatch(violation -> violation.startsWith("ask lost: "));
    }

    private static void start(KillableServer server, Load load) throws IOException {
        server.start();
        load.reconnect();
    }

    /** What becomes of a server under load. */
    private interface Story {
        void happenTo(KillableServer server, Load load, Random random) throws Exception;
    }

    /** What the checker finds once all agents have their answers. */
    private List<String> violations(Story story) throws Exception {
        Random random = new Random();
        Load.prepare(folder);
        List<String> violations;
        try (KillableServer server = new KillableServer(folder);
                Load load = new Load(server, history, random)) {
            server.start();
            load.start();
            story.happenTo(server, load, random);
            load.finish(FINISH_SECONDS);
            try (Audit audit = new Audit(server)) {
                audit.fetchAgain(history);
                violations = HistoryCheck.violations(history, audit::find);
            }
        }
        new StoreFile(folder).endedTwice().forEach(ask -> violations.add("ended twice: " + ask));
        return violations;
    }
}
