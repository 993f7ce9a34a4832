package dev.assent.server.policyfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestsTest {
    private static final long MILLI = 1_000_000;

    private long now = -7;
    private final List<Long> rests = new ArrayList<>();
    private final Rests work = new Rests(() -> now, nanos -> {
        rests.add(nanos);
        now += nanos;
    });

    @Test
    void shortWork_isNotHeldUp() {
        for (int i = 0; i < 99; i++) {
            work(MILLI);
        }
        assertThat(rests).isEmpty();
    }

    @Test
    void longWork_takesHalfOfTheTime() {
        work(Rests.FREE - 1);
        for (int i = 0; i < 400; i++) {
            work(MILLI);
        }
        assertThat(rests).hasSize(100).containsOnly(4 * MILLI);
    }

    @Test
    void restsAreBounded() {
        work(Rests.FREE - 1);
        work(60_000 * MILLI);
        assertThat(rests).containsExactly(Rests.MOST);
    }

    @Test
    void restsAreNoWork() {
        work(Rests.FREE - 1);
        work(Rests.WORK);
        work(Rests.WORK - 1);
        assertThat(rests).hasSize(1);
    }

    private void work(long nanos) {
        now += nanos;
        work.run();
    }
}
