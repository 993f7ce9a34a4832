package dev.assent.server.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReasonFormsTest {
    private final AtomicInteger written = new AtomicInteger();
    private final ReasonForms<String> forms = new ReasonForms<>(reason -> {
        written.incrementAndGet();
        return "form of " + reason.rule();
    });

    @Test
    void of_theSameReason_isWrittenOnce() {
        Reason reason = reason("a");
        assertThat(forms.of(reason)).isEqualTo("form of a").isSameAs(forms.of(reason));
        assertThat(written).hasValue(1);
    }

    @Test
    void of_anEqualReason_isWrittenForItself() {
        forms.of(reason("a"));
        assertThat(forms.of(reason("a"))).isEqualTo("form of a");
        assertThat(written).hasValue(2);
    }

    @Test
    void of_moreReasonsThanThereArePlaces_isEachItsOwn() {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            reasons.add(reason("rule" + i));
        }
        for (int round = 0; round < 2; round++) {
            for (Reason reason : reasons) {
                assertThat(forms.of(reason)).isEqualTo("form of " + reason.rule());
            }
        }
    }

    private static Reason reason(String rule) {
        return new Reason(ReasonCode.RULE_MATCHED, "policy", rule, Effect.ALLOW, Optional.empty(), Optional.empty());
    }
}
