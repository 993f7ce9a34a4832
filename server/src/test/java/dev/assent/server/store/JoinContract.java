package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.ended;
import static dev.assent.server.store.SampleAsks.pending;
import static dev.assent.server.store.SampleAsks.pendingOf;
import static dev.assent.server.store.StoreUnderTest.ids;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.call.CallDigest;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.Join;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several requests can share an ask, and an equal call finds it. */
interface JoinContract extends StoreUnderTest {
    private List<String> pendingFor(String caller, Ask like) {
        return ids(read(query -> query.pendingOf(caller, CallDigest.of(like.originalCall()))));
    }

    private static Join join(String askId, String requestId) {
        return new Join(askId, "caller", requestId, "sha256:" + requestId);
    }

    private Optional<Join> joined(String caller, String requestId) {
        return read(query -> query.join(caller, requestId));
    }

    private int joins(String askId) {
        return read(query -> query.joins(askId));
    }

    @Test
    default void join_isFoundByItsRequest_alsoAfterReopening() {
        insert(pending("a"), pending("b"));
        write(tx -> tx.join(join("a", "2")));
        write(tx -> tx.join(join("a", "3")));
        reopen();

        assertThat(findByRequest("caller", "2").map(Ask::id)).contains("a");
        assertThat(findByRequest("caller", "request-a").map(Ask::id)).contains("a");
        assertThat(joined("caller", "2")).contains(join("a", "2"));
        assertThat(joined("Caller", "2")).isEmpty();
        assertThat(joined("caller", "request-a")).isEmpty();
        assertThat(joins("a")).isEqualTo(2);
        assertThat(joins("b")).isZero();
        assertThat(events()).hasSize(2);
    }

    @Test
    default void join_requestIdTaken_isRefused() {
        insert(pending("a"), pending("b"));
        write(tx -> tx.join(join("a", "2")));

        assertThat(failureOf(tx -> tx.join(join("b", "2")))).isInstanceOf(IllegalStateException.class);
        assertThat(failureOf(tx -> tx.join(join("b", "request-a")))).isInstanceOf(IllegalStateException.class);
        assertThat(failureOf(tx -> tx.join(join("no", "3")))).isInstanceOf(IllegalStateException.class);
        assertThat(failureOf(tx -> tx.insert(pending("c", "caller", "2")))).isInstanceOf(IllegalStateException.class);
        assertThat(findByRequest("caller", "2").map(Ask::id)).contains("a");
        insert(pending("c", "other", "2"));
        assertThat(findByRequest("other", "2").map(Ask::id)).contains("c");
    }

    @Test
    default void pendingOf_isTheSameCallOfTheSameCaller_theOldestFirst() {
        insert(
                pending("b", "caller", "1"),
                pending("a", "caller", "2"),
                pending("c", "other", "1"),
                pendingOf("d", "agent", "other session"),
                pendingOf("e", "Agent", "session"));
        assertThat(pendingFor("caller", pending("x"))).containsExactly("b", "a");
        assertThat(pendingFor("other", pending("x"))).containsExactly("c");
        assertThat(pendingFor("nobody", pending("x"))).isEmpty();

        write(tx -> tx.update(ended(tx.find("b").orElseThrow(), AskTrigger.TIME_UP), AskEvent.Kind.ENDED));
        assertThat(pendingFor("caller", pending("x"))).containsExactly("a");
    }

    @Test
    default void pendingOf_anEditedAsk_isFoundByWhatWasSent() {
        Ask complete = SampleAsks.complete("a");
        insert(new Ask(
                "a",
                complete.origin(),
                complete.call(),
                complete.evaluation(),
                complete.version(),
                complete.challenge(),
                complete.createTime(),
                complete.expireTime(),
                AskState.PENDING,
                complete.verdicts(),
                Optional.empty(),
                Optional.empty()));
        assertThat(pendingFor("caller", complete)).containsExactly("a");
    }
}
