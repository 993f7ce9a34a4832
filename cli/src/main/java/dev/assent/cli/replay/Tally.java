package dev.assent.cli.replay;

import dev.assent.cli.decide.CallRecord.Origin;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts decisions by corpus, suite and label, and sessions by corpus. */
final class Tally {
    private static final Comparator<Group> BY_NAME =
            Comparator.comparing(Group::corpus).thenComparing(Group::suite).thenComparing(Group::label);

    private final Map<Group, Map<Effect, Integer>> decisions = new TreeMap<>(BY_NAME);
    private final Map<String, Sessions> sessions = new TreeMap<>();

    /** What a row counts. Texts may be empty. */
    record Group(String corpus, String suite, String label) {}

    /** Decisions of one group. */
    record Row(Group group, int allowed, int asked, int denied) {
        int calls() {
            return allowed + asked + denied;
        }
    }

    /**
     * Sessions of one corpus.
     *
     * @param withoutAsk those in which nobody would have been asked
     */
    record Sessions(int all, int withoutAsk) {
        Sessions plus(Sessions more) {
            return new Sessions(all + more.all, withoutAsk + more.withoutAsk);
        }
    }

    void add(List<RecordedCall> session, List<Evaluation> evaluations) {
        for (int i = 0; i < session.size(); i++) {
            Origin origin = session.get(i).origin();
            decisions
                    .computeIfAbsent(
                            new Group(origin.corpus(), origin.suite(), origin.label()),
                            group -> new EnumMap<>(Effect.class))
                    .merge(evaluations.get(i).effect(), 1, Integer::sum);
        }
        boolean asks = evaluations.stream().anyMatch(evaluation -> evaluation.effect() == Effect.ASK);
        sessions.merge(session.get(0).origin().corpus(), new Sessions(1, asks ? 0 : 1), Sessions::plus);
    }

    /** By corpus, suite, label. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        decisions.forEach((group, effects) -> rows.add(row(group, effects)));
        return rows;
    }

    Row total() {
        Map<Effect, Integer> all = new EnumMap<>(Effect.class);
        decisions
                .values()
                .forEach(effects -> effects.forEach((effect, count) -> all.merge(effect, count, Integer::sum)));
        return row(new Group("total", "", ""), all);
    }

    /** By corpus. */
    Map<String, Sessions> sessions() {
        return sessions;
    }

    private static Row row(Group group, Map<Effect, Integer> effects) {
        return new Row(
                group,
                effects.getOrDefault(Effect.ALLOW, 0),
                effects.getOrDefault(Effect.ASK, 0),
                effects.getOrDefault(Effect.DENY, 0));
    }
}
