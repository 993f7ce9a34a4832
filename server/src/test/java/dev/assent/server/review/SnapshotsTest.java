package dev.assent.server.review;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskState;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskQuery;
import dev.assent.server.store.SampleAsks;
import dev.assent.server.store.sqlite.SqliteAskStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    Path folder;

    private SqliteAskStore store;
    private Snapshots snapshots;
    private int asks;

    @BeforeEach
    void open() {
        store = SqliteAskStore.open(folder, InstantSource.system(), System::nanoTime);
        snapshots = new Snapshots(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void sessionsThatBeginTogether_shareWhatIsRead() {
        insert(3);
        Snapshot first = snapshots.join(lastEvent());
        Snapshot second = snapshots.join(lastEvent());
        assertThat(second).isSameAs(first);
        assertThat(second.page(Optional.empty()).join())
                .isSameAs(first.page(Optional.empty()).join())
                .hasSize(3);
    }

    @Test
    void lastOneLeft_letsItGo() {
        Snapshot first = snapshots.join(lastEvent());
        snapshots.join(lastEvent());
        snapshots.leave(first);
        assertThat(snapshots.join(lastEvent())).isSameAs(first);
        snapshots.leave(first);
        snapshots.leave(first);
        assertThat(snapshots.join(lastEvent())).isNotSameAs(first);
    }

    @Test
    void oneThatIsFarBehind_isNotJoined_andItsReadersLeaveNothingBehind() {
        Snapshot old = snapshots.join(7);
        assertThat(snapshots.join(507)).isSameAs(old);
        Snapshot later = snapshots.join(508);
        assertThat(later).isNotSameAs(old);
        assertThat(later.position()).isEqualTo(508);
        snapshots.leave(old);
        snapshots.leave(old);
        assertThat(snapshots.join(508)).isSameAs(later);
        assertThat(snapshots.join(400))
                .as("pages of later are good for earlier")
                .isSameAs(later);
    }

    @Test
    void keptPage_standsAsItWasRead_andTheTailTellsWhatHappenedSince() {
        insert(2);
        Snapshot shared = snapshots.join(lastEvent());
        Seen gone = shared.page(Optional.empty()).join().get(0);
        end(gone.ask());
        insert(1);
        AskTail tail = AskTail.fromSnapshot(store.id(), snapshots.join(lastEvent()));
        AskTail.Step page = tail.show(tail.nextPage().join());
        assertThat(ids(page.asks())).contains(gone.ask().id()).hasSize(2);
        assertThat(tail.snapshot()).isEmpty();
        AskTail.Step changes =
                store.read(query -> tail.next(query, Long.MAX_VALUE)).join();
        assertThat(changes.asks()).hasSize(2);
        assertThat(changes.asks().get(0).ask().id()).isEqualTo(gone.ask().id());
        assertThat(changes.asks().get(0).ask().state()).isEqualTo(AskState.CANCELLED);
    }

    @Test
    void heavyPage_isNotKept() {
        Ask heavy = SampleAsks.pending("heavy");
        Ask large = Ask.open(
                id(),
                heavy.origin(),
                heavy.call().withArguments(SampleAsks.json("{\"a\":\"" + "x".repeat(200_000) + "\"}")),
                heavy.evaluation(),
                "K7Q",
                heavy.createTime());
        store.write(tx -> {
                    tx.insert(large);
                    return 0;
                })
                .join();
        for (int round = 0; round < 300; round++) { // whoever has the page may ask again at once, on another thread
            Snapshot shared = new Snapshot(store, lastEvent());
            List<Seen> page = shared.page(Optional.empty()).join();
            assertThat(shared.page(Optional.empty()).join()).isNotSameAs(page).hasSize(1);
        }
    }

    @Test
    void pages_areKeptForThoseWhoKeepUp() {
        insert(Snapshot.PAGE * 34);
        Snapshot shared = snapshots.join(lastEvent());
        List<Optional<String>> places = new ArrayList<>(List.of(Optional.empty()));
        List<List<Seen>> read = new ArrayList<>();
        for (int i = 0; i < 34; i++) {
            List<Seen> page = shared.page(places.get(i)).join();
            read.add(page);
            places.add(Optional.of(page.get(Snapshot.PAGE - 1).ask().id()));
        }
        assertThat(shared.page(places.get(33)).join()).isSameAs(read.get(33));
        assertThat(shared.page(places.get(2)).join()).isSameAs(read.get(2));
        assertThat(ids(shared.page(places.get(0)).join()))
                .as("read anew, the same")
                .isEqualTo(ids(read.get(0)));
        assertThat(shared.page(places.get(34)).join()).isEmpty();
    }

    /** Readers begin, go on and end in any order, while asks come and end: each knows in the end what is pending. */
    @RepeatedTest(8)
    void whateverHappensMeanwhile_everyReaderEndsWithTheTruth(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        Set<String> pending = new TreeSet<>(insert(350));
        List<AskTail> tails = new ArrayList<>();
        Map<AskTail, Set<String>> known = new HashMap<>();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(6)) {
                case 0 -> pending.addAll(insert(1 + random.nextInt(3)));
                case 1 -> {
                    String ending = pending.stream()
                            .skip(random.nextInt(pending.size()))
                            .findFirst()
                            .orElseThrow();
                    end(store.read(query -> query.find(ending).orElseThrow()).join());
                    pending.remove(ending);
                }
                case 2 -> {
                    if (tails.size() < 12) {
                        AskTail tail = AskTail.fromSnapshot(store.id(), snapshots.join(lastEvent()));
                        tails.add(tail);
                        known.put(tail, new HashSet<>());
                    }
                }
                default -> {
                    if (!tails.isEmpty()) {
                        AskTail tail = tails.get(random.nextInt(tails.size()));
                        goOn(tail, requireNonNull(known.get(tail)));
                    }
                }
            }
        }
        assertThat(tails).isNotEmpty();
        for (AskTail tail : tails) {
            while (goOn(tail, requireNonNull(known.get(tail)))) {}
            assertThat(known.get(tail)).isEqualTo(pending);
        }
    }

    private boolean goOn(AskTail tail, Set<String> known) {
        Optional<Snapshot> reading = tail.snapshot();
        AskTail.Step step = reading.isPresent()
                ? tail.show(tail.nextPage().join())
                : store.read(query -> tail.next(query, Long.MAX_VALUE)).join();
        if (reading.isPresent() && tail.snapshot().isEmpty()) {
            snapshots.leave(reading.get());
        }
        step.asks().forEach(seen -> {
            if (seen.ask().state().isFinal()) {
                known.remove(seen.ask().id());
            } else {
                known.add(seen.ask().id());
            }
        });
        return step.more();
    }

    private String id() {
        return String.format("%026d", asks++);
    }

    private List<String> insert(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id());
        }
        store.write(tx -> {
                    ids.forEach(id -> tx.insert(SampleAsks.pending(id)));
                    return 0;
                })
                .join();
        return ids;
    }

    private void end(Ask ask) {
        store.write(tx -> {
                    tx.update(SampleAsks.ended(ask, AskTrigger.CANCELLED_BY_AGENT), AskEvent.Kind.ENDED);
                    return 0;
                })
                .join();
    }

    private long lastEvent() {
        return store.read(AskQuery::lastEvent).join();
    }

    private static List<String> ids(List<Seen> page) {
        return page.stream().map(seen -> seen.ask().id()).toList();
    }
}
