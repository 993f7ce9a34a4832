package dev.assent.server.forms;

import dev.assent.engine.decision.Reason;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what reasons are written as, since most decisions give the same few: a rule without a changing explanation gives one and
 * the same reason each time. Known by identity, bounded, where two are in each other's way the later one stays. Safe for any
 * thread.
 */
public final class ReasonForms<T> {
    /** A power of two. */
    private static final int PLACES = 1_024;

    private final Function<Reason, T> write;
    private final AtomicReferenceArray<@Nullable Kept<T>> places = new AtomicReferenceArray<>(PLACES);

    /** @param write gives an immutable form, the same for the same reason */
    public ReasonForms(Function<Reason, T> write) {
        this.write = write;
    }

    private record Kept<T>(Reason reason, T form) {}

    /** The form of a reason. */
    @SuppressWarnings("ReferenceEquality") // comparing all that a reason says would cost as much as writing it
    public T of(Reason reason) {
        int place = System.identityHashCode(reason) & PLACES - 1;
        Kept<T> kept = places.get(place);
        if (kept == null || kept.reason != reason) {
            kept = new Kept<>(reason, write.apply(reason));
            places.set(place, kept);
        }
        return kept.form;
    }
}
