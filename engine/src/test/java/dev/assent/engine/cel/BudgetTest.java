package dev.assent.engine.cel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private static long unread() {
        throw new IllegalStateException("the clock was read");
    }

    private static void spend(Budget budget, int times) {
        for (int i = 0; i < times; i++) {
            budget.spend(1);
        }
    }

    @Test
    void spend_fewSteps_readsNoClock() {
        Budget budget = new Budget(1_000_000, 1, BudgetTest::unread);
        spend(budget, 255);
        budget.restart();
        spend(budget, 255);
        assertThatThrownBy(() -> spend(budget, 1)).hasMessage("the clock was read");
    }

    @Test
    void spend_clockThatStandsStill_isBoundedBySteps() {
        Budget budget = new Budget(1_000_000, 1, () -> 7);
        spend(budget, 1_000_000);
        assertThatThrownBy(() -> budget.spend(1))
                .isInstanceOf(BudgetExceededError.class)
                .hasMessage("more than 1000000 steps");
    }

    @Test
    void spend_moreTimeThanThereIs_ends() {
        long[] now = {-50};
        Budget budget = new Budget(1_000_000, 250, () -> now[0] += 100);
        spend(budget, 4 * 256 - 1);
        assertThatThrownBy(() -> spend(budget, 256))
                .isInstanceOf(BudgetExceededError.class)
                .hasMessage("more than 250 ns");
        budget.restart();
        assertThatCode(() -> spend(budget, 4 * 256 - 1)).doesNotThrowAnyException();
    }
}
