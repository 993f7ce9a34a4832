package dev.assent.server.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a reviewer holds, within the credit; a claim counts from the moment it is asked for. For one thread at a time. */
final class HeldAsks {
    private final Set<String> held = new HashSet<>();
    private final Set<String> claiming = new HashSet<>();
    private int credit = 1;

    /** A smaller credit takes nothing away; it only keeps new claims out. */
    void changeCredit(int wanted) {
        credit = wanted;
    }

    boolean contains(String askId) {
        return held.contains(askId);
    }

    List<String> all() {
        return List.copyOf(held);
    }

    /** Whether the reviewer may ask for this one; claiming again what is held is free. */
    boolean beginClaim(String askId) {
        Set<String> all = new HashSet<>(held);
        all.addAll(claiming);
        if (!all.contains(askId) && all.size() >= credit) {
            return false;
        }
        claiming.add(askId);
        return true;
    }

    void endClaim(String askId, boolean granted) {
        claiming.remove(askId);
        if (granted) {
            held.add(askId);
        }
    }

    /** Whether it was held until now. */
    boolean remove(String askId) {
        return held.remove(askId);
    }
}
