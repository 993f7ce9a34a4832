package dev.assent.cli.review.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.cli.review.AskCommands;
import dev.assent.client.Verdict;
import dev.assent.client.VerdictOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    @Test
    void largeGroup_goesAFewAtATime_andEachOnce() {
        List<Verdict> sent = new ArrayList<>();
        Verdicts verdicts = new Verdicts(new AskCommands() {
            @Override
            public void claim(String askId) {}

            @Override
            public void extend(String askId) {}

            @Override
            public void release(String askId) {}

            @Override
            public void submit(Verdict verdict) {
                sent.add(verdict);
            }
        });
        List<Verdict> all = IntStream.range(0, 50)
                .mapToObj(i -> new Verdict(
                        "ask " + i, "v1", VerdictOutcome.REJECT, "no", List.of(), "", "request " + i, "", ""))
                .toList();
        verdicts.send(all);
        assertThat(sent).hasSize(20);
        assertThat(verdicts.areSentFor("ask 49")).isTrue();
        assertThat(verdicts.answered("another")).isEmpty();
        for (int i = 0; i < 50; i++) {
            assertThat(verdicts.answered("request " + i)).contains(all.get(i));
            assertThat(verdicts.answered("request " + i)).isEmpty();
        }
        assertThat(sent).containsExactlyElementsOf(all);
        assertThat(verdicts.size()).isZero();
        assertThat(verdicts.areSentFor("ask 49")).isFalse();
    }
}
