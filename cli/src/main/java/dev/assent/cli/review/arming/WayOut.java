package dev.assent.cli.review.arming;

import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.keys.Key;
import java.util.Optional;

/**
 * What ends any dialog without a verdict: the keys that go back, the loss of the focus, and a key that came right behind the one
 * that opened it.
 *
 * @param said what is said when the person goes back
 */
record WayOut(long opened, String said) {
    Optional<Outcome> taken(Input input, long at) {
        if (input.is(Key.ESCAPE) || input.is(Key.INTERRUPT)) {
            return Optional.of(Outcome.cancelled(said));
        }
        if (input instanceof Input.Focused focus && !focus.gained()) {
            return Optional.of(Outcome.cancelled("the terminal lost the focus"));
        }
        if (input.isKey() && at - opened < Arming.BURST.toNanos()) {
            return Optional.of(Outcome.cancelled("keys came all at once, as from a paste"));
        }
        return Optional.empty();
    }
}
