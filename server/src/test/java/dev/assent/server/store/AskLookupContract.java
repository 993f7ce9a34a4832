package dev.assent.server.store;

import static dev.assent.server.store.SampleAsks.complete;
import static dev.assent.server.store.SampleAsks.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asks are found by id and by request, byte for byte, and are what was put in. */
interface AskLookupContract extends StoreUnderTest {
    /** Texts that a collation, a normal form, a pattern or a C string could take for one another. */
    List<String> LOOK_ALIKES = List.of(
            "a",
            "A",
            "\u00e1",
            "a\u0301",
            "\uff41",
            "\u0430",
            "a ",
            " a",
            "a\0",
            "a\0b",
            "a%",
            "a_",
            "a*",
            "ss",
            "\u00df",
            "1",
            "01",
            "1.0",
            "'",
            "\"",
            "?1",
            "\ud83d\ude00");

    @Test
    default void find_unknown_isEmpty() {
        insert(pending("a"));

        assertThat(find("b")).isEmpty();
        assertThat(find("")).isEmpty();
        assertThat(findByRequest("caller", "b")).isEmpty();
    }

    @Test
    default void find_givesWhatWasInserted() {
        Ask ask = complete("a");
        insert(ask);

        assertThat(find("a")).contains(ask);
        reopen();
        assertThat(find("a")).contains(ask);
    }

    @Test
    default void find_comparesByteForByte() {
        write(tx -> LOOK_ALIKES.forEach(id -> tx.insert(pending(id))));

        for (String id : LOOK_ALIKES) {
            assertThat(find(id)).map(Ask::id).contains(id);
        }
    }

    @Test
    default void findByRequest_comparesByteForByte() {
        write(tx -> {
            LOOK_ALIKES.forEach(text -> tx.insert(pending("request " + text, "caller", text)));
            LOOK_ALIKES.forEach(text -> tx.insert(pending("caller " + text, text, "request")));
        });

        for (String text : LOOK_ALIKES) {
            assertThat(findByRequest("caller", text).map(Ask::id)).contains("request " + text);
            assertThat(findByRequest(text, "request").map(Ask::id)).contains("caller " + text);
        }
    }

    @Test
    default void insert_idTaken_isRefused() {
        Ask first = pending("a", "caller", "1");
        insert(first);

        assertThat(failureOf(tx -> tx.insert(pending("a", "caller", "2")))).isInstanceOf(IllegalStateException.class);
        assertThat(find("a")).contains(first);
        assertThat(findByRequest("caller", "2")).isEmpty();
        assertThat(events()).hasSize(1);
    }

    @Test
    default void insert_requestIdTaken_isRefusedForThatCallerOnly() {
        insert(pending("a", "caller", "1"));

        assertThat(failureOf(tx -> tx.insert(pending("b", "caller", "1")))).isInstanceOf(IllegalStateException.class);
        insert(pending("c", "other", "1"));
        assertThat(find("b")).isEmpty();
        assertThat(findByRequest("other", "1").map(Ask::id)).contains("c");
    }

    @Test
    default void insert_taken_canBeAnsweredWithTheOneThatIsThere() {
        insert(pending("a", "caller", "1"));

        Ask there = StoreUnderTest.join(store().write(tx -> {
            try {
                tx.insert(pending("b", "caller", "1"));
                throw new AssertionError("the request id is taken");
            } catch (IllegalStateException taken) {
                return tx.findByRequest("caller", "1").orElseThrow();
            }
        }));

        assertThat(there.id()).isEqualTo("a");
    }

    @Test
    default void idsWithPrefix_givesThoseThatBeginSo() {
        write(tx -> LOOK_ALIKES.forEach(id -> tx.insert(pending(id))));
        insert(pending("ab1"), pending("ab2"), pending("ab3"), pending("Ab4"), pending("ac"), pending("ab"));

        assertThat(idsWithPrefix("ab", 10)).containsExactly("ab", "ab1", "ab2", "ab3");
        assertThat(idsWithPrefix("ab", 2)).containsExactly("ab", "ab1");
        assertThat(idsWithPrefix("A", 10)).containsExactly("A", "Ab4");
        assertThat(idsWithPrefix("a%", 10)).containsExactly("a%");
        assertThat(idsWithPrefix("a_", 10)).containsExactly("a_");
        assertThat(idsWithPrefix("a*", 10)).containsExactly("a*");
        assertThat(idsWithPrefix("a\0", 10)).containsExactly("a\0", "a\0b");
        assertThat(idsWithPrefix("zzz", 10)).isEmpty();
        assertThat(idsWithPrefix("", 1_000)).hasSize(LOOK_ALIKES.size() + 6);
        assertThat(idsWithPrefix("ab", 0)).isEmpty();
    }
}
