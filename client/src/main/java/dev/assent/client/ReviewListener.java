package dev.assent.client;

import java.time.Duration;
import java.util.List;

/**
 * What happens in a review session, in order, one call at a time, on a thread of the session. A listener that takes its
 * time slows its own session down and nothing else.
 */
public interface ReviewListener {
    /**
     * The stream is open.
     *
     * @param snapshot whether every pending ask follows afresh: forget what you knew. Else only what changed follows.
     */
    void connected(String reviewer, List<String> groups, boolean snapshot);

    /** Everything that had happened by now has been told. */
    void caughtUp();

    /** A pending ask, new or changed. */
    void offered(AskSummary ask);

    /** The reviewer holds the ask; here it is, whole. */
    void claimed(Lease lease, Ask ask);

    void leaseExtended(Lease lease);

    /** The claim is over: released, lapsed, or the ask has ended. */
    void leaseEnded(String askId);

    /** The ask needs no more answers. */
    void withdrawn(Withdrawal withdrawal);

    /** The server holds the verdict; the ask as it stands after it. */
    void verdictRecorded(String requestId, AskSummary ask);

    /** The server did not take the verdict. */
    void verdictRefused(String requestId, ReviewProblem problem);

    /** Something else was not carried out. The session goes on. */
    void problem(ReviewProblem problem);

    /** The server is about to close the stream. */
    void draining();

    /** The stream is gone, and all claims with it. Verdicts without result are sent again after {@link #connected}. */
    void lost(ClientException why, Duration retryIn);

    /** The session is over: trying again would not help. */
    void ended(ClientException why);
}
