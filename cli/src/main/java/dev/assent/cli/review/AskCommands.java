package dev.assent.cli.review;

import dev.assent.client.ReviewSession;
import dev.assent.client.Verdict;

/** What a reviewer's desk sends. */
public interface AskCommands {
    void claim(String askId);

    void extend(String askId);

    void release(String askId);

    void submit(Verdict verdict);

    static AskCommands of(ReviewSession session) {
        return new AskCommands() {
            @Override
            public void claim(String askId) {
                session.claim(askId);
            }

            @Override
            public void extend(String askId) {
                session.extend(askId);
            }

            @Override
            public void release(String askId) {
                session.release(askId);
            }

            @Override
            public void submit(Verdict verdict) {
                session.submit(verdict);
            }
        };
    }
}
