package dev.assent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.client.Ask;
import dev.assent.client.AskReference;
import dev.assent.client.AskSummary;
import dev.assent.client.AskWatch;
import dev.assent.client.ChallengeKind;
import dev.assent.client.ClientException;
import dev.assent.client.Refusal;
import dev.assent.client.TextFlag;
import dev.assent.client.Verdict;
import dev.assent.client.WatchCursor;
import dev.assent.client.WatchListener;
import dev.assent.client.Withdrawal;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the client library says of a real sidecar's asks. */
class ClientTest extends OnSidecar {
    @Test
    void ask_saysHowItIsApproved() {
        Ask critical = get(sidecar.ask("critical", "{\"to\":\"Eve\"}"));
        assertThat(critical.challengeKind()).isEqualTo(ChallengeKind.TARGET);
        assertThat(critical.target().orElseThrow().raw()).isEqualTo(critical.challenge());
        assertThat(get(sidecar.ask("high", "{}")).challengeKind()).isEqualTo(ChallengeKind.CODE);
        assertThat(get(sidecar.ask("low", "{}")).challengeKind()).isEqualTo(ChallengeKind.NONE);
        assertThat(get(sidecar.ask("two", "{}")).summary().blind()).isTrue();
        AskSummary odd = get(sidecar.ask("medium", "{\"what\":\"\u202Ex\"}")).summary();
        assertThat(odd.flags()).contains(TextFlag.BIDI);
        assertThat(odd.groupKey()).isEmpty();
        assertThat(get(sidecar.ask("medium", "{\"what\":\"x\"}")).summary().groupKey())
                .isNotEmpty()
                .isEqualTo(
                        get(sidecar.ask("medium", "{\"what\":\"y\"}")).summary().groupKey());
    }

    @Test
    void refusals_areListedPageByPage_andCleared() {
        for (int i = 0; i < 3; i++) {
            AskReference ask = sidecar.ask("medium", "{\"what\":\"" + i + "\"}");
            sidecar.reviewer.submit(Verdict.reject(get(ask).summary(), "no"));
        }
        var first = sidecar.reviewer.listRefusals(2, "");
        assertThat(first.refusals()).hasSize(2);
        var second = sidecar.reviewer.listRefusals(2, first.nextPageToken());
        assertThat(second.refusals()).hasSize(1);
        assertThat(second.nextPageToken()).isEmpty();
        Refusal refusal = second.refusals().get(0);
        assertThat(refusal.ask().askId()).isEqualTo(refusal.refusalId());
        assertThat(refusal.expireTime()).isAfter(refusal.ask().createTime());

        sidecar.reviewer.clearRefusal(refusal.refusalId());
        assertThat(sidecar.reviewer.listRefusals(10, "").refusals())
                .extracting(Refusal::refusalId)
                .doesNotContain(refusal.refusalId())
                .hasSize(2);
        assertThatThrownBy(() -> sidecar.reviewer.clearRefusal(refusal.refusalId()))
                .isInstanceOfSatisfying(
                        ClientException.class, e -> assertThat(e.kind()).isEqualTo(ClientException.Kind.NOT_FOUND));
    }

    @Test
    void watch_showsWhatHappens_andGoesOnFromItsCursor() {
        AskReference first = sidecar.ask("low", "{}");
        Heard heard = new Heard();
        WatchCursor cursor;
        try (AskWatch watch = sidecar.reviewer.watch(heard, WatchCursor.BEGINNING)) {
            assertThat(heard.next()).isEqualTo("snapshot");
            assertThat(heard.next()).isEqualTo("offered " + first.askId());
            cursor = new WatchCursor(heard.nextWhere("checkpoint ").substring("checkpoint ".length()));
        }
        sidecar.reviewer.submit(Verdict.approve(get(first).summary(), ""));
        AskReference second = sidecar.ask("low", "{\"n\":2}");
        Heard later = new Heard();
        try (AskWatch watch = sidecar.reviewer.watch(later, cursor)) {
            assertThat(later.next()).as("no snapshot").isEqualTo("withdrawn " + first.askId() + " APPROVED");
            assertThat(later.nextWhere("offered ")).isEqualTo("offered " + second.askId());
        }
    }

    private Ask get(AskReference ask) {
        return sidecar.reviewer.getAsk(ask.askId());
    }

    private static final class Heard implements WatchListener {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        String next() {
            try {
                String line = lines.poll(20, TimeUnit.SECONDS);
                return line == null ? "nothing" : line;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        String nextWhere(String beginning) {
            String line = next();
            while (!line.startsWith(beginning)) {
                assertThat(line).isNotEqualTo("nothing");
                line = next();
            }
            return line;
        }

        @Override
        public void snapshot() {
            lines.add("snapshot");
        }

        @Override
        public void offered(AskSummary ask) {
            lines.add("offered " + ask.askId());
        }

        @Override
        public void withdrawn(Withdrawal withdrawal) {
            lines.add("withdrawn " + withdrawal.askId() + " " + withdrawal.state());
        }

        @Override
        public void checkpoint(WatchCursor cursor) {
            lines.add("checkpoint " + cursor);
        }

        @Override
        public void draining() {
            lines.add("draining");
        }

        @Override
        public void lost(ClientException why, Duration retryIn) {
            lines.add("lost " + why.kind());
        }

        @Override
        public void ended(ClientException why) {
            lines.add("ended " + why.kind());
        }
    }
}
