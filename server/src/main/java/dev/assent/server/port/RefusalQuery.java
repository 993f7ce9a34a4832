package dev.assent.server.port;

import java.util.List;
import java.util.Optional;

/** Refusals that are remembered; one whose time is up, by the store's clock, is none. */
public interface RefusalQuery {
    /** The refusal of the call with that digest. */
    Optional<Refusal> refusal(String callDigest);

    /**
     * Refusals by the id of their ask, in order.
     *
     * @param after continue behind this id, whether or not it is there
     */
    List<Refusal> refusals(Optional<String> after, int limit);

    /** Whether refusals are kept whose time is up. */
    boolean hasLapsedRefusals();
}
