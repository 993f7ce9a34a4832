package dev.assent.cli.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.client.AskReference;
import dev.assent.client.AskState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asks of one form, answered together: by a real sidecar, through a terminal in memory. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupReviewTest extends OnReview {
    @Test
    void group_isApprovedByItsOwnKeyAndASecondOne() {
        List<AskReference> asks = asks("medium", 3);
        try (Person person = person()) {
            person.reads("DIFFERENT").sees("\"file 2\"").presses("a").sees("A approves the whole group");
            assertThat(states(asks)).containsOnly(AskState.PENDING);
            person.presses("A").sees("y approve").presses("y");
            person.waits(200).sees(": approved");
        }
        assertThat(states(asks)).containsOnly(AskState.APPROVED);
    }

    @Test
    void group_isRejectedAtAnyRisk() {
        List<AskReference> asks = asks("high", 3);
        try (Person person = person()) {
            person.reads("DIFFERENT").presses("A").sees("not approved");
            person.presses("d").sees("D rejects the whole group");
            person.presses("D").sees("Reject").presses("1");
            person.waits(200).sees(": rejected");
        }
        assertThat(states(asks)).containsOnly(AskState.DENIED);
    }

    @Test
    void groupOfEleven_isNotApprovedTogether() {
        List<AskReference> asks = asks("low", 11);
        try (Person person = person()) {
            person.reads("DIFFERENT").presses("A").sees("not approved");
            person.waits(10_000);
        }
        assertThat(states(asks)).containsOnly(AskState.PENDING);
    }

    @Test
    void hiddenText_keepsAnAskOutOfTheGroup() {
        asks("low", 3);
        AskReference hidden = sidecar.ask("low", "{\"path\":\"file\\u202e 9\"}");
        try (Person person = person()) {
            // it stands alone, and first
            person.reads("U+202E").sees("x3");
            person.presses("A").sees("no group is selected");
        }
        assertThat(states(List.of(hidden))).containsOnly(AskState.PENDING);
    }

    private List<AskReference> asks(String tool, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sidecar.ask(tool, "{\"path\":\"file " + i + "\"}"))
                .toList();
    }

    private List<AskState> states(List<AskReference> asks) {
        return asks.stream()
                .map(ask -> sidecar.reviewer.getAsk(ask.askId()).summary().state())
                .toList();
    }
}
