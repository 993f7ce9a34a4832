package dev.assent.server.review;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Reviewer;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.port.Lease;
import java.time.Duration;

/** Where a session's messages go: one method for each kind. Called by one thread at a time. */
public interface ReviewSink {
    /** Whether the other side keeps up; while it does not, the session reads no further. */
    boolean isReady();

    void opened(Reviewer reviewer, int credit, Duration lease);

    void offered(Seen seen);

    void withdrawn(Ask ask);

    void claimed(Seen seen);

    void extended(Lease lease);

    void leaseEnded(String askId);

    void verdictRecorded(String requestId, Seen seen);

    void verdictRefused(String requestId, String askId, CommandException problem);

    void problem(String askId, CommandException problem);

    void checkpoint(byte[] cursor);

    void draining();

    /** The session is over: normally, or with what went wrong. Nothing follows. */
    void closed(java.util.Optional<Throwable> failure);
}
