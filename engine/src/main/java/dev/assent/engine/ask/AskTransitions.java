package dev.assent.engine.ask;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The one table of transitions. What does not stand here does not happen. */
public final class AskTransitions {
    private static final Map<AskState, Map<AskTrigger, AskState>> TABLE = table();

    private AskTransitions() {}

    /** Where the trigger leads; empty if it does not apply in that state. */
    public static Optional<AskState> after(AskState state, AskTrigger trigger) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(trigger));
    }

    private static Map<AskState, Map<AskTrigger, AskState>> table() {
        Map<AskTrigger, AskState> pending = new EnumMap<>(AskTrigger.class);
        pending.put(AskTrigger.REQUIREMENTS_MET, AskState.APPROVED);
        pending.put(AskTrigger.REJECTED, AskState.DENIED);
        pending.put(AskTrigger.POLICY_DENIES, AskState.DENIED);
        pending.put(AskTrigger.POLICY_ALLOWS, AskState.CANCELLED);
        pending.put(AskTrigger.TIME_UP, AskState.EXPIRED);
        pending.put(AskTrigger.CANCELLED_BY_AGENT, AskState.CANCELLED);
        Map<AskState, Map<AskTrigger, AskState>> table = new EnumMap<>(AskState.class);
        table.put(AskState.PENDING, Collections.unmodifiableMap(pending));
        return Collections.unmodifiableMap(table);
    }
}
