package dev.assent.server.crash;

import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients saw: only what the server had confirmed to them. Safe for any thread. */
final class History {
    /** An agent has an ASK in hand. */
    record Asked(String askId, String requestId, AskKind kind) {}

    /**
     * An agent got its final decision.
     *
     * @param nanoTime when
     */
    record Answered(String askId, String requestId, Decision decision, long nanoTime) {
        boolean isAllow() {
            return decision.getEffect() == Effect.EFFECT_ALLOW;
        }
    }

    /** A reviewer's verdict was recorded. */
    record Voted(String askId, String reviewer, boolean approve) {}

    /** A reviewer was told that the ask has ended. */
    record Ended(String askId, AskState state) {}

    final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    final Queue<Voted> voted = new ConcurrentLinkedQueue<>();
    final Set<Ended> ended = ConcurrentHashMap.newKeySet();
    final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    /** Answers that a correct server does not give. */
    final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    List<Answered> allows() {
        return answered.stream().filter(Answered::isAllow).toList();
    }

    @Override
    public String toString() {
        return "%d asks, %d verdicts, %d ends seen, %d answers (%d ALLOW), %d cancelled"
                .formatted(
                        asked.size(), voted.size(), ended.size(), answered.size(), allows().size(), cancelled.size());
    }
}
