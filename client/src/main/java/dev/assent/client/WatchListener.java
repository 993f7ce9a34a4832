package dev.assent.client;

import java.time.Duration;

/**
 * What happens to the asks that a reviewer may answer, in order, one call at a time, on a thread of the watch. A listener that
 * takes its time slows its own watch down and nothing else.
 */
public interface WatchListener {
    /** Every pending ask follows afresh, up to the next checkpoint: forget what you knew. Else only what changed follows. */
    void snapshot();

    /** A pending ask, new or changed. */
    void offered(AskSummary ask);

    /** The ask needs no more answers. */
    void withdrawn(Withdrawal withdrawal);

    /** Everything that had happened by now has been told; a later watch can go on from here. */
    void checkpoint(WatchCursor cursor);

    /** The server is about to close the stream. */
    void draining();

    /** The stream is gone; another one goes on from the last checkpoint. */
    void lost(ClientException why, Duration retryIn);

    /** The watch is over: trying again would not help. */
    void ended(ClientException why);
}
