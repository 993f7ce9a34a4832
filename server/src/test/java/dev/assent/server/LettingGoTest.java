package dev.assent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.server.command.AskTicket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the store holds the real call, and what is left of it then. */
class LettingGoTest {
    private static final String SECRET = "gh" + "p_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5";

    @TempDir
    Path folder;

    @Test
    void rejected_isLetGoAtOnce_andStaysWhatItWas() throws IOException {
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            AskTicket ticket = ask(commands);
            Ask pending = commands.find(ticket.askId());
            assertThat(folderHas(SECRET)).isTrue();
            commands.cancel(ticket);
            commands.passTime(Duration.ofSeconds(1));
            assertThat(folderHas(SECRET)).isFalse();
            Ask left = commands.find(ticket.askId());
            assertThat(left.digest()).isEqualTo(pending.digest());
            assertThat(left.etag()).isEqualTo(pending.etag());
            assertThat(left.call().arguments().toJson().toString()).contains("<masked: 40 characters, ");
            assertThat(commands.redeem(ticket).effect()).isEqualTo(Effect.DENY);
        }
    }

    @Test
    void redeemed_isHeldForItsRepeats_thenLetGo_withItsEdits() throws IOException {
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            AskTicket ticket = ask(commands);
            commands.approve(ticket, Optional.of(7L));
            Decision allowed = commands.redeem(ticket);
            assertThat(allowed.editedArguments().orElseThrow()).contains(SECRET, "7");
            commands.passTime(Duration.ofMinutes(10).minusNanos(1));
            assertThat(commands.redeem(ticket)).isEqualTo(allowed);
            assertThat(folderHas(SECRET)).isTrue();
            commands.passTime(Duration.ofSeconds(1));
            assertThat(folderHas(SECRET)).isFalse();
            assertThat(commands.redeem(ticket).reasons().get(0).code()).isEqualTo(ReasonCode.APPROVAL_USED);
            assertThat(commands.find(ticket.askId()).isEdited()).isTrue();
        }
    }

    @Test
    void approved_isHeldUntilItLapses() throws IOException {
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            AskTicket ticket = ask(commands);
            commands.approve(ticket, Optional.empty());
            commands.passTime(Duration.ofMinutes(10).minusNanos(1));
            assertThat(folderHas(SECRET)).isTrue();
            commands.passTime(Duration.ofSeconds(1));
            assertThat(folderHas(SECRET)).isFalse();
            assertThat(commands.redeem(ticket).reasons().get(0).code()).isEqualTo(ReasonCode.APPROVAL_LAPSED);
        }
    }

    @Test
    void cancelledByPolicy_isHeldForItsFreshDecision_andNeverDecidedWithoutTheRealCall() throws IOException {
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            AskTicket prompt = ask(commands);
            AskTicket late = JoinedCommands.ticket(commands.decide("other session", SECRET));
            commands.serve(PolicySwitch.Says.ALLOW);
            commands.settle();
            commands.passTime(Duration.ofSeconds(1));
            assertThat(commands.redeem(prompt).effect()).isEqualTo(Effect.ALLOW);
            commands.passTime(Duration.ofMinutes(11));
            assertThat(folderHas(SECRET)).isFalse();
            Decision tooLate = commands.redeem(late);
            assertThat(tooLate.effect()).isEqualTo(Effect.DENY);
            assertThat(tooLate.reasons().get(0).code()).isEqualTo(ReasonCode.APPROVAL_LAPSED);
        }
    }

    @Test
    void endedLongAgo_isForgotten() throws IOException {
        try (JoinedCommands commands = new JoinedCommands(folder)) {
            AskTicket old = ask(commands);
            commands.cancel(old);
            commands.passTime(Duration.ofDays(30));
            assertThat(isThere(commands, old)).isTrue();
            AskTicket pending = ask(commands);
            commands.passTime(Duration.ofSeconds(1));
            assertThat(isThere(commands, old)).isFalse();
            assertThat(isThere(commands, pending)).isTrue();
        }
    }

    private static AskTicket ask(JoinedCommands commands) {
        return JoinedCommands.ticket(commands.decide("s", SECRET));
    }

    private static boolean isThere(JoinedCommands commands, AskTicket ticket) {
        return JoinedCommands.join(commands.store.read(query -> query.find(ticket.askId())))
                .isPresent();
    }

    private boolean folderHas(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
                    return true;
                }
            }
        }
        return false;
    }
}
