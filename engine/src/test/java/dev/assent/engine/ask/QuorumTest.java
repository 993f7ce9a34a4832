package dev.assent.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.decision.ReviewRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirements as {@code group+group:approvals}, people as {@code name=group+group}; {@code *} is any group. */
class QuorumTest {
    @ParameterizedTest
    @CsvSource({
        // one person, one requirement
        "'*:1',            '',                       false",
        "'*:1',            'ann=',                   true",
        "'finance:1',      'ann=support',            false",
        "'finance:1',      'ann=finance',            true",
        "'finance+legal:1','ann=legal',              true",
        // several requirements of one approval: one person may fill a seat of each
        "'finance:1 legal:1', 'ann=finance+legal',   true",
        "'finance:1 legal:1', 'ann=finance',         false",
        // two approvals anywhere: one seat in all, so two people are two people
        "'*:2',            'ann=',                   false",
        "'*:2',            'ann= ben=',              true",
        "'finance:2 legal:1', 'ann=finance+legal ben=finance', false",
        "'finance:2 legal:1', 'ann=finance+legal ben=finance cid=finance', true",
        // the first choice of a seat must be able to move
        "'*:1 finance:2',  'ann=finance ben=finance cid=', true",
        "'finance:2 *:1',  'cid= ann=finance ben=finance', true",
        "'finance:1 legal:2', 'ann=finance+legal ben=legal cid=legal', true",
        "'finance:1 legal:2', 'ann=legal ben=legal cid=legal', false"
    })
    void isMet(String requirements, String people, boolean expected) {
        List<Reviewer> approvers = words(people)
                .map(word -> word.split("=", -1))
                .map(pair -> new Reviewer(pair[0], groups(pair[1]), false, false))
                .toList();
        assertThat(Quorum.isMet(requirements(requirements), approvers)).isEqualTo(expected);
    }

    private static List<ReviewRequirement> requirements(String text) {
        return words(text)
                .map(word -> word.split(":", -1))
                .map(pair -> new ReviewRequirement(
                        pair[0].equals("*") ? Set.of() : groups(pair[0]), Integer.parseInt(pair[1])))
                .toList();
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static Set<String> groups(String text) {
        Set<String> groups = new TreeSet<>(Arrays.asList(text.split("\\+")));
        groups.remove("");
        return groups;
    }
}
