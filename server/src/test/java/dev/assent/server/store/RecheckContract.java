package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.approvedBy;
import static dev.assent.server.store.SampleAsks.ended;
import static dev.assent.server.store.SampleAsks.pending;
import static dev.assent.server.store.StoreUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.server.port.AskEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pending asks have not been held against a policy revision. */
interface RecheckContract extends StoreUnderTest {
    /** Revision of the samples' evaluation. */
    String FIRST = pending("x").evaluation().revision();

    private List<String> unchecked(String revision, int limit) {
        return ids(read(query -> query.unchecked(revision, limit)));
    }

    @Test
    default void unchecked_areThoseOfOtherRevisions_beforeAndAfterInOrder() {
        insert(pending("a"), pending("b"), pending("c"));
        assertThat(unchecked(FIRST, 9)).isEmpty();
        assertThat(unchecked("", 9)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(unchecked("zzz", 9)).containsExactlyInAnyOrder("a", "b", "c");
        write(tx -> tx.checked("a", ""));
        write(tx -> tx.checked("b", "zzz"));
        assertThat(unchecked(FIRST, 9)).containsExactlyInAnyOrder("a", "b");
        assertThat(unchecked(FIRST, 1)).hasSize(1);
        assertThat(unchecked(FIRST, 0)).isEmpty();
    }

    @Test
    default void checked_staysThroughVotesAndReopening_andWritesNoEvent() {
        Ask ask = pending("a");
        insert(ask);
        write(tx -> tx.checked("a", "second"));
        write(tx -> tx.update(approvedBy(ask, "ana"), AskEvent.Kind.VOTED));
        reopen();

        assertThat(unchecked("second", 9)).isEmpty();
        assertThat(unchecked(FIRST, 9)).containsExactly("a");
        assertThat(events()).extracting(AskEvent::kind).containsExactly(AskEvent.Kind.OPENED, AskEvent.Kind.VOTED);
    }

    @Test
    default void unchecked_asksThatHaveEnded_areNone() {
        insert(pending("a"));
        write(tx -> tx.update(ended(pending("a"), AskTrigger.REJECTED), AskEvent.Kind.ENDED));
        assertThat(unchecked("second", 9)).isEmpty();
    }

    @Test
    default void checked_inATransactionThatFails_leavesNoMark() {
        insert(pending("a"));
        failureOf(tx -> {
            tx.checked("a", "second");
            throw new IllegalArgumentException("on purpose");
        });
        assertThat(unchecked(FIRST, 9)).isEmpty();
    }
}
