package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.approvedBy;
import static dev.assent.server.store.SampleAsks.ended;
import static dev.assent.server.store.SampleAsks.pending;
import static dev.assent.server.store.StoreUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.CallHold;
import dev.assent.engine.mask.Masking;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.Join;
import dev.assent.server.port.Lease;
import dev.assent.server.port.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which real calls are held, and what happens when one is let go. */
interface LettingGoContract extends StoreUnderTest {
    private List<String> held(CallHold why, Instant since) {
        return ids(read(query -> query.held(why, since, 9)));
    }

    private boolean hasEndedBefore(Instant instant) {
        return read(query -> query.hasEndedBefore(instant));
    }

    private Ask insertEnded(String id, AskTrigger trigger) {
        Ask ask = pending(id);
        insert(ask);
        Ask ended = ended(ask, trigger);
        write(tx -> tx.update(ended, AskEvent.Kind.ENDED));
        return ended;
    }

    @Test
    default void held_areThoseOfTheReason_sinceThenOrLonger() {
        insert(pending("pending"));
        Instant end =
                insertEnded("rejected", AskTrigger.REJECTED).end().orElseThrow().time();
        insertEnded("approved", AskTrigger.REQUIREMENTS_MET);
        insertEnded("allowed", AskTrigger.POLICY_ALLOWS);
        assertThat(held(CallHold.UNAPPROVED, end)).containsExactly("rejected");
        assertThat(held(CallHold.UNAPPROVED, end.minusNanos(1))).isEmpty();
        assertThat(held(CallHold.REDEEMABLE, end)).containsExactlyInAnyOrder("approved", "allowed");
        assertThat(held(CallHold.REDEEMED, end)).isEmpty();
    }

    @Test
    default void letGo_leavesWhatRemains_andWritesNoEvent() {
        Ask ended = insertEnded("a", AskTrigger.REJECTED);
        int events = events().size();
        Ask left = ended.letGo(Masking.withoutKey(), List.of());
        write(tx -> tx.letGo(left));
        reopen();
        assertThat(find("a")).contains(left);
        assertThat(find("a").orElseThrow().digest()).isEqualTo(ended.digest());
        assertThat(held(CallHold.UNAPPROVED, Instant.MAX)).isEmpty();
        assertThat(events()).hasSize(events);
    }

    @Test
    default void letGo_ofAnAskThatHoldsItsCall_isRefused() {
        Ask ended = insertEnded("a", AskTrigger.REJECTED);
        assertThat(failureOf(tx -> tx.letGo(ended))).isInstanceOf(IllegalStateException.class);
        Ask unknown = ended(pending("b"), AskTrigger.REJECTED).letGo(Masking.withoutKey(), List.of());
        assertThat(failureOf(tx -> tx.letGo(unknown))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void forgetEndedBefore_takesOnlyWhatWasLetGo_theOldestFirst() {
        Ask old = insertEnded("old", AskTrigger.REJECTED);
        insertEnded("held", AskTrigger.REJECTED);
        insert(pending("pending"));
        write(tx -> tx.letGo(old.letGo(Masking.withoutKey(), List.of())));
        Instant after = old.end().orElseThrow().time().plus(Duration.ofDays(1));
        assertThat(hasEndedBefore(old.end().orElseThrow().time())).isFalse();
        assertThat(hasEndedBefore(after)).isTrue();
        write(tx -> tx.forgetEndedBefore(after, 0));
        assertThat(find("old")).isPresent();
        write(tx -> tx.forgetEndedBefore(after, 9));
        assertThat(find("old")).isEmpty();
        assertThat(find("held")).isPresent();
        assertThat(find("pending")).isPresent();
        assertThat(hasEndedBefore(after)).isFalse();
    }

    @Test
    default void forgetEndedBefore_takesEverythingThatNamesTheAsk() {
        Ask approved = approvedBy(pending("a"), "ana");
        insert(pending("a"));
        write(tx -> tx.update(approved, AskEvent.Kind.VOTED));
        write(tx -> tx.putLease(new Lease("a", "ana", "session", tx.now().plus(Duration.ofMinutes(1)))));
        write(tx -> tx.join(new Join("a", "caller", "joined", "sha256:joined")));
        Ask ended = ended(approved, AskTrigger.REJECTED);
        write(tx -> tx.update(ended, AskEvent.Kind.ENDED));
        write(tx -> tx.remember(new Refusal("sha256:call", "a", tx.now().plus(Duration.ofDays(9))), 9));
        write(tx -> tx.letGo(ended.letGo(Masking.withoutKey(), List.of())));
        write(tx -> tx.forgetEndedBefore(Instant.MAX, 9));
        assertThat(find("a")).isEmpty();
        Optional<Ask> joined = read(query -> query.findByRequest("caller", "joined"));
        Optional<Refusal> refusal = read(query -> query.refusal("sha256:call"));
        Optional<Lease> lease = read(query -> query.lease("a"));
        assertThat(joined).isEmpty();
        assertThat(refusal).isEmpty();
        assertThat(lease).isEmpty();
    }
}
