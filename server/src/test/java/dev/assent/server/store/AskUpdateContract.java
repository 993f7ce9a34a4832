package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.approvedBy;
import static dev.assent.server.store.SampleAsks.complete;
import static dev.assent.server.store.SampleAsks.ended;
import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.server.port.AskEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Asks change as a whole, and end once. */
interface AskUpdateContract extends StoreUnderTest {
    @Test
    default void update_replacesEverythingThatCanChange() {
        Ask changed = complete("a");
        Ask before = Ask.open(
                "a",
                changed.origin(),
                changed.call().withArguments(changed.origin().arguments()),
                pending("a").evaluation(),
                changed.challenge(),
                changed.createTime());
        insert(before, pending("b"));
        assertThat(find("a")).contains(before);

        write(tx -> tx.update(changed, AskEvent.Kind.ENDED));

        assertThat(find("a")).contains(changed);
        assertThat(find("b")).contains(pending("b"));
    }

    @Test
    default void update_verdicts_keepTheirOrder() {
        Ask ask = approvedBy(approvedBy(approvedBy(pending("a"), "zoe"), "ana"), "Ana");
        insert(pending("a"));

        write(tx -> tx.update(ask, AskEvent.Kind.VOTED));

        assertThat(find("a")).contains(ask);
    }

    @Test
    default void update_twoVerdictsOfOneReviewer_isRefused() {
        insert(pending("a"));
        Ask twice = approvedBy(approvedBy(pending("a"), "ana"), "ana");

        assertThat(failureOf(tx -> tx.update(twice, AskEvent.Kind.VOTED))).isInstanceOf(IllegalStateException.class);
        assertThat(find("a")).contains(pending("a"));
        assertThat(events()).hasSize(1);
    }

    @Test
    default void update_unknown_isRefused() {
        assertThat(failureOf(tx -> tx.update(pending("a"), AskEvent.Kind.VOTED)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find("a")).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    default void update_neverLeavesAFinalState() {
        for (AskTrigger end : AskTrigger.values()) {
            Ask ask = pending(end.name());
            Ask over = ended(ask, end);
            insert(ask);
            write(tx -> tx.update(over, AskEvent.Kind.ENDED));

            for (AskTrigger next : AskTrigger.values()) {
                Ask other = ended(ask, next);
                if (other.state() != over.state()) {
                    assertThat(failureOf(tx -> tx.update(other, AskEvent.Kind.ENDED)))
                            .isInstanceOf(IllegalStateException.class);
                }
            }
            assertThat(failureOf(tx -> tx.update(ask, AskEvent.Kind.REVISED)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(find(ask.id())).contains(over);
        }
    }

    @Test
    default void update_inItsFinalState_keepsTheAnswer() {
        Ask answered = complete("a");
        Ask unanswered = new Ask(
                "a",
                answered.origin(),
                answered.call(),
                answered.evaluation(),
                answered.version(),
                answered.challenge(),
                answered.createTime(),
                answered.expireTime(),
                answered.state(),
                answered.verdicts(),
                answered.end(),
                Optional.empty());
        insert(unanswered);
        assertThat(find("a")).contains(unanswered);

        write(tx -> tx.update(answered, AskEvent.Kind.ANSWERED));

        assertThat(find("a")).contains(answered);
    }
}
