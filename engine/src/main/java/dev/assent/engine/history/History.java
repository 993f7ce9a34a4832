package dev.assent.engine.history;

import java.util.Optional;
import java.util.Set;

/** What a call's session, agent and subject have left behind before this call. Nothing is given where it cannot be read. */
public interface History {
    /** No history at hand: every rule that asks for one is in error. */
    History UNREADABLE = new History() {
        @Override
        public Optional<Set<String>> labels() {
            return Optional.empty();
        }

        @Override
        public Optional<Tally> tally(Counter counter) {
            return Optional.empty();
        }
    };

    /** Labels of the session. */
    Optional<Set<String>> labels();

    /** Without the call at hand. */
    Optional<Tally> tally(Counter counter);
}
