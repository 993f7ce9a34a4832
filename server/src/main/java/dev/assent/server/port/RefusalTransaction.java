package dev.assent.server.port;

/** Remembers and forgets refusals. */
public interface RefusalTransaction extends RefusalQuery {
    /**
     * Remembers a refusal, in place of an earlier one of the same call.
     *
     * @param most how many are kept; those that lapse first give way
     */
    void remember(Refusal refusal, int most);

    /** Forgets the refusal of that ask; gives whether there was one. */
    boolean forgetRefusal(String askId);

    /** Removes refusals whose time is up, at most so many. */
    void forgetLapsedRefusals(int limit);
}
