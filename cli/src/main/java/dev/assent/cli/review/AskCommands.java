package dev.assent.cli.review;

import dev.assent.client.ReviewSession;
import dev.assent.client.Verdict;
import java.util.function.Supplier;

/** What a reviewer's desk sends. */
public interface AskCommands {
    void claim(String askId);

    void extend(String askId);

    void release(String askId);

    void submit(Verdict verdict);

    static AskCommands of(ReviewSession session) {
        return later(() -> session);
    }

    /**
     * As {@link #of}, before there is a session.
     *
     * @param session asked for at each use, since a session wants its listener first
     */
    static AskCommands later(Supplier<ReviewSession> session) {
        return new AskCommands() {
            @Override
            public void claim(String askId) {
                session.get().claim(askId);
            }

            @Override
            public void extend(String askId) {
                session.get().extend(askId);
            }

            @Override
            public void release(String askId) {
                session.get().release(askId);
            }

            @Override
            public void submit(Verdict verdict) {
                session.get().submit(verdict);
            }
        };
    }
}
