package dev.assent.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AskTransitionsTest {
    @ParameterizedTest
    @CsvSource({
        "REQUIREMENTS_MET,   APPROVED",
        "REJECTED,           DENIED",
        "POLICY_DENIES,      DENIED",
        "POLICY_ALLOWS,      CANCELLED",
        "CANCELLED_BY_AGENT, CANCELLED",
        "TIME_UP,            EXPIRED"
    })
    void pending_trigger_endsOnce(AskTrigger trigger, AskState expected) {
        assertThat(AskTransitions.after(AskState.PENDING, trigger)).contains(expected);
    }

    @ParameterizedTest
    @EnumSource(AskTrigger.class)
    void everyTrigger_appliesToPending(AskTrigger trigger) {
        assertThat(AskTransitions.after(AskState.PENDING, trigger)).isPresent();
    }

    @Test
    void finalState_anyTrigger_staysAsItIs() {
        for (AskState state : AskState.values()) {
            for (AskTrigger trigger : AskTrigger.values()) {
                if (state.isFinal()) {
                    assertThat(AskTransitions.after(state, trigger))
                            .as("%s after %s", state, trigger)
                            .isEqualTo(Optional.empty());
                }
            }
        }
    }
}
