package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.server.port.Refusal;
import dev.assent.server.port.RefusalQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Refusals are remembered until their time, and no longer. */
interface RefusalContract extends StoreUnderTest {
    private void remember(String digest, String askId, Duration time, int most) {
        write(tx -> tx.remember(new Refusal(digest, askId, tx.now().plus(time)), most));
    }

    private List<String> refusals(Optional<String> after, int limit) {
        return read(query ->
                query.refusals(after, limit).stream().map(Refusal::askId).toList());
    }

    private Optional<String> refused(String digest) {
        return read(query -> query.refusal(digest).map(Refusal::askId));
    }

    @Test
    default void refusal_isRememberedUntilItsTime_alsoAfterReopening() {
        insert(pending("a"));
        remember("sha256:1", "a", Duration.ofMinutes(10), 10);
        reopen();

        assertThat(refused("sha256:1")).contains("a");
        assertThat(refused("sha256:2")).isEmpty();
        clock().advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(refused("sha256:1")).contains("a");
        assertThat(read(RefusalQuery::hasLapsedRefusals)).isFalse();
        clock().advance(Duration.ofNanos(1));
        assertThat(refused("sha256:1")).isEmpty();
        assertThat(refusals(Optional.empty(), 9)).isEmpty();
        assertThat(read(RefusalQuery::hasLapsedRefusals)).isTrue();
        write(tx -> tx.forgetLapsedRefusals(9));
        assertThat(read(RefusalQuery::hasLapsedRefusals)).isFalse();
    }

    @Test
    default void refusal_ofTheSameCall_takesThePlaceOfTheEarlier() {
        insert(pending("a"), pending("b"));
        remember("sha256:1", "a", Duration.ofMinutes(1), 10);
        remember("sha256:1", "b", Duration.ofMinutes(10), 10);
        clock().advance(Duration.ofMinutes(5));
        assertThat(refused("sha256:1")).contains("b");
        assertThat(refusals(Optional.empty(), 9)).containsExactly("b");
    }

    @Test
    default void refusals_comeInPages_byId() {
        insert(pending("a"), pending("b"), pending("c"));
        remember("sha256:1", "c", Duration.ofMinutes(1), 10);
        remember("sha256:2", "a", Duration.ofMinutes(3), 10);
        remember("sha256:3", "b", Duration.ofMinutes(2), 10);
        assertThat(refusals(Optional.empty(), 2)).containsExactly("a", "b");
        assertThat(refusals(Optional.of("b"), 2)).containsExactly("c");
        assertThat(refusals(Optional.of("bb"), 2)).containsExactly("c");
        assertThat(refusals(Optional.of("c"), 2)).isEmpty();
    }

    @Test
    default void remember_moreThanAreKept_forgetsThoseThatLapseFirst() {
        insert(pending("a"), pending("b"), pending("c"));
        remember("sha256:1", "a", Duration.ofMinutes(2), 2);
        remember("sha256:2", "b", Duration.ofMinutes(1), 2);
        remember("sha256:3", "c", Duration.ofMinutes(3), 2);
        assertThat(refusals(Optional.empty(), 9)).containsExactly("a", "c");
    }

    @Test
    default void forget_says_whetherThereWasOne() {
        insert(pending("a"));
        remember("sha256:1", "a", Duration.ofMinutes(1), 10);
        write(tx -> assertThat(tx.forgetRefusal("b")).isFalse());
        write(tx -> assertThat(tx.forgetRefusal("a")).isTrue());
        write(tx -> assertThat(tx.forgetRefusal("a")).isFalse());
        assertThat(refused("sha256:1")).isEmpty();
        remember("sha256:1", "a", Duration.ofMinutes(1), 10);
        clock().advance(Duration.ofMinutes(2));
        write(tx -> assertThat(tx.forgetRefusal("a")).isFalse());
    }
}
