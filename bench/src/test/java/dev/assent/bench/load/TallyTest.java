package dev.assent.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long SECOND = 1_000_000_000L;

    private final Tally tally = new Tally(SECOND, 3 * SECOND);

    @Test
    void latency_countsFromWhenTheCallWasDue() {
        tally.answered(SECOND, SECOND + 5_000_000, 1, 0);
        assertThat(tally.result().percentile(100)).isCloseTo(5_000, within(10.0));
    }

    @Test
    void callsOutsideTheWindow_areCountedButNotMeasured() {
        tally.answered(SECOND - 1, SECOND + 1, 1, 1);
        tally.answered(3 * SECOND, 3 * SECOND + 1, 1, 1);
        tally.failed(3 * SECOND, 1);
        LoadResult result = tally.result();
        assertThat(result.all()).isEqualTo(2);
        assertThat(result.decisions()).isZero();
        assertThat(result.wrong()).isZero();
        assertThat(result.failed()).isZero();
        assertThat(result.latency().getTotalCount()).isZero();
    }

    @Test
    void answerAfterTheEnd_countsIfItWasDueBefore() {
        tally.answered(3 * SECOND - 1, 5 * SECOND, 1, 0);
        assertThat(tally.result().decisions()).isEqualTo(1);
        assertThat(tally.result().percentile(100)).isCloseTo(2_000_000, within(2_000.0));
    }

    @Test
    void batches_countTheirDecisions() {
        tally.answered(SECOND, SECOND + 1, 10, 3);
        tally.failed(SECOND, 10);
        LoadResult result = tally.result();
        assertThat(result.decisions()).isEqualTo(10);
        assertThat(result.wrong()).isEqualTo(3);
        assertThat(result.failed()).isEqualTo(10);
        assertThat(result.perSecond()).isEqualTo(5);
    }
}
