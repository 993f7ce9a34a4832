package dev.assent.server.crash;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Three acknowledged writes, about three asks, that a broken store will have forgotten. */
final class Losses {
    private History.@Nullable Voted verdict;
    private @Nullable String ask;
    private @Nullable String answer;

    /** Whether there is enough to choose from. */
    boolean choose(History history) {
        Set<String> allowed = new HashSet<>();
        history.allows().forEach(allow -> allowed.add(allow.askId()));
        List<History.Voted> votes = history.voted.stream()
                .filter(vote -> vote.approve() && allowed.contains(vote.askId()))
                .toList();
        List<String> asks = votes.stream().map(History.Voted::askId).distinct().toList();
        if (asks.size() < 3) {
            return false;
        }
        verdict = votes.get(0);
        ask = asks.get(1);
        answer = asks.get(2);
        return true;
    }

    History.Voted verdict() {
        return Objects.requireNonNull(verdict);
    }

    String ask() {
        return Objects.requireNonNull(ask);
    }

    String answer() {
        return Objects.requireNonNull(answer);
    }
}
