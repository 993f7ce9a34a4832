package dev.assent.server.http;

import dev.assent.engine.ask.AskState;
import dev.assent.engine.decision.Effect;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened since the start. Cheap to feed from any thread. */
public final class Metrics {
    /** What a reviewer said. */
    public enum VerdictKind {
        APPROVE,
        REJECT
    }

    /** How a policy set that was found changed turned out. */
    public enum Reload {
        OK,
        FAILED
    }

    final Map<Effect, LongAdder> decisions = adders(Effect.class);
    final LongAdder asksOpened = new LongAdder();
    final Map<AskState, LongAdder> asksEnded = adders(AskState.class);
    final Map<VerdictKind, LongAdder> verdicts = adders(VerdictKind.class);
    final Map<Reload, LongAdder> policyReloads = adders(Reload.class);

    public Metrics() {
        asksEnded.remove(AskState.PENDING);
    }

    public void decided(Effect effect) {
        add(decisions, effect);
    }

    public void askOpened() {
        asksOpened.increment();
    }

    /** Counts an ask that reached this final state. */
    public void askEnded(AskState state) {
        add(asksEnded, state);
    }

    public void verdict(VerdictKind kind) {
        add(verdicts, kind);
    }

    public void policyReload(Reload result) {
        add(policyReloads, result);
    }

    private static <E extends Enum<E>> void add(Map<E, LongAdder> adders, E label) {
        LongAdder adder = adders.get(label);
        if (adder == null) {
            throw new IllegalArgumentException("label: " + label + " (expected: one of " + adders.keySet() + ")");
        }
        adder.increment();
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> labels) {
        Map<E, LongAdder> adders = new EnumMap<>(labels);
        for (E label : labels.getEnumConstants()) {
            adders.put(label, new LongAdder());
        }
        return adders;
    }
}
