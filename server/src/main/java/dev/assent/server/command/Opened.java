package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.decision.Decision;
import java.util.function.Function;

/** What came of a call that people are to be asked about. */
sealed interface Opened {
    <R> R fold(Function<Asked, R> asked, Function<KnownRequest, R> earlier, Function<Decision, R> denied);

    /**
     * People are asked.
     *
     * @param isNew whether this request opened the ask; else it shares one that was pending
     */
    record Asked(Ask ask, AskTicket ticket, boolean isNew) implements Opened {
        @Override
        public <R> R fold(Function<Asked, R> asked, Function<KnownRequest, R> earlier, Function<Decision, R> denied) {
            return asked.apply(this);
        }
    }

    /** A simultaneous request with the same id was faster. */
    record Earlier(KnownRequest request) implements Opened {
        @Override
        public <R> R fold(Function<Asked, R> asked, Function<KnownRequest, R> earlier, Function<Decision, R> denied) {
            return earlier.apply(request);
        }
    }

    /** Nobody is asked. */
    record Denied(Decision decision) implements Opened {
        @Override
        public <R> R fold(Function<Asked, R> asked, Function<KnownRequest, R> earlier, Function<Decision, R> denied) {
            return denied.apply(decision);
        }
    }
}
