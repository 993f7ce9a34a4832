package dev.assent.cli.review.queue;

import dev.assent.client.AskSummary;
import dev.assent.client.Risk;
import dev.assent.client.Withdrawal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The asks that wait, as rows. While it is frozen no row comes, goes or moves by itself: what arrives is counted, what ends
 * stays with its ending, until {@link #refresh}. The selection belongs to an ask, never to a row: it moves by itself only
 * when that ask has no row any more. Single-threaded.
 */
public final class Queue {
    private final Map<String, Entry> entries = new HashMap<>();

    /** Ids in the order of the rows; without arrivals. */
    private final Set<String> shown = new LinkedHashSet<>();

    private final Set<String> open = new HashSet<>();
    private final Set<String> outliers = new HashSet<>();

    /** What a snapshot has brought so far; null when none comes in. */
    private @Nullable Set<String> snapshot;

    private QueueOrder order = QueueOrder.RISK;
    private String filter = "";
    private String selected = "";

    /** Whether the row of the group is selected, not the ask's own. */
    private boolean onGroup;

    private int lastIndex;
    private boolean frozen;

    /** Whether rows must be put in order before they are shown. */
    private boolean stale;

    private @Nullable QueueView view;

    /** Takes a pending ask, new or changed. */
    public void offer(AskSummary ask) {
        if (snapshot != null) {
            snapshot.add(ask.askId());
        }
        Entry before = entries.get(ask.askId());
        put(ask, before != null && before.voted() && before.ask().etag().equals(ask.etag()));
    }

    /** The ask needs no more answers. */
    public void withdraw(Withdrawal withdrawal) {
        Entry entry = entries.get(withdrawal.askId());
        if (entry != null) {
            put(entry.ended(withdrawal));
        }
    }

    /** This reviewer's verdict is recorded; the ask as it stands after it. */
    public void voted(AskSummary ask) {
        put(ask, true);
    }

    /** Every pending ask follows afresh. */
    public void beginSnapshot() {
        snapshot = new HashSet<>();
    }

    /** The snapshot is whole: what it has not brought is gone. */
    public void caughtUp() {
        Set<String> there = snapshot;
        snapshot = null;
        if (there != null) {
            for (Entry entry : List.copyOf(entries.values())) {
                if (entry.isWaiting() && !there.contains(entry.ask().askId())) {
                    put(entry.ended("gone"));
                }
            }
            changed();
        }
    }

    /** Nothing moves from now on: somebody reads. */
    public void freeze() {
        view();
        frozen = true;
        changed();
    }

    /** Nobody reads: rows come and go at once. */
    public void thaw() {
        frozen = false;
        refresh();
    }

    /** Shows what has arrived, drops what has ended, puts all in order. */
    public void refresh() {
        stale = true;
        changed();
    }

    /** Selects the row of this ask, once it has one. */
    public void select(String askId) {
        selected = askId;
        onGroup = false;
        changed();
    }

    /** Selects a row by its index in {@link QueueView#rows}; nothing happens if there is none. */
    public void selectRow(int index) {
        List<QueueRow> rows = view().rows();
        if (index >= 0 && index < rows.size()) {
            pin(rows.get(index));
            changed();
        }
    }

    /** Moves the selection by rows, down if positive; stops at the ends. */
    public void move(int by) {
        QueueView now = view();
        selectRow(Math.max(0, Math.min(now.rows().size() - 1, now.selected() + by)));
    }

    public void first() {
        selectRow(0);
    }

    public void last() {
        selectRow(view().rows().size() - 1);
    }

    public Optional<QueueRow> selected() {
        QueueView now = view();
        return now.selected() < 0 ? Optional.empty() : Optional.of(now.rows().get(now.selected()));
    }

    /** The selected ask; empty on the row of a group. */
    public Optional<AskSummary> selectedAsk() {
        return selected().flatMap(row -> row.fold(one -> Optional.of(one.ask()), group -> Optional.empty()));
    }

    /** The group whose own row is selected. */
    public Optional<QueueRow.Group> selectedGroup() {
        return selected().flatMap(row -> row.fold(one -> Optional.empty(), Optional::of));
    }

    /** An ask by its whole id, in a row or not. */
    public Optional<AskSummary> find(String askId) {
        return Optional.ofNullable(entries.get(askId)).map(Entry::ask);
    }

    /** Folds or unfolds the group of the selection. */
    public void toggleFold() {
        view();
        Entry entry = entries.get(selected);
        if (entry != null && !entry.group().isEmpty() && !outliers.contains(selected)) {
            if (!open.remove(entry.group())) {
                open.add(entry.group());
            }
            onGroup = true;
            changed();
        }
    }

    /** These asks differ too much from the others of their group to fold into it. */
    public void keepOut(Collection<String> askIds) {
        outliers.addAll(askIds);
        changed();
    }

    /** Puts the rows in another order, frozen or not. */
    public void order(QueueOrder wanted) {
        order = wanted;
        sort();
        changed();
    }

    public QueueOrder order() {
        return order;
    }

    /** Keeps only rows with this text in tool, agent, rules, id or risk, as they stand on the screen; empty: all. */
    public void filter(String text) {
        filter = text;
        changed();
    }

    public String filter() {
        return filter;
    }

    /** What to show now. */
    public QueueView view() {
        QueueView now = view;
        if (now == null) {
            if (stale) {
                admit();
            }
            now = build();
            view = now;
        }
        return now;
    }

    private void put(AskSummary ask, boolean voted) {
        Entry before = entries.get(ask.askId());
        put(frozen && before != null ? before.inPlace(ask, voted) : Entry.of(ask, voted));
    }

    private void put(Entry entry) {
        entries.put(entry.ask().askId(), entry);
        stale = stale || !frozen;
        changed();
    }

    private void changed() {
        view = null;
    }

    /** A snapshot that still comes in drops nothing. */
    private void admit() {
        stale = false;
        entries.values().removeIf(entry -> !entry.isWaiting());
        entries.replaceAll((id, entry) -> entry.outdated() ? Entry.of(entry.ask(), entry.voted()) : entry);
        shown.clear();
        shown.addAll(entries.keySet());
        outliers.retainAll(entries.keySet());
        sort();
    }

    private void sort() {
        List<Entry> sorted = new ArrayList<>();
        shown.forEach(id -> sorted.add(entries.get(id)));
        sorted.sort(order.comparator());
        shown.clear();
        sorted.forEach(entry -> shown.add(entry.ask().askId()));
    }

    private QueueView build() {
        List<Entry> inOrder = shown.stream().map(entries::get).toList();
        List<QueueRow> rows = Rows.of(inOrder, filter, open, outliers);
        int index = indexOfSelection(rows);
        if (index < 0 && !rows.isEmpty()) {
            index = Math.min(lastIndex, rows.size() - 1);
            if (snapshot == null) {
                pin(rows.get(index));
            }
        }
        lastIndex = Math.max(0, index);
        Map<Risk, Integer> waiting = new EnumMap<>(Risk.class);
        inOrder.stream()
                .filter(Entry::isWaiting)
                .forEach(entry -> waiting.merge(entry.ask().risk(), 1, Integer::sum));
        int arrivals = (int) entries.values().stream()
                .filter(entry ->
                        entry.isWaiting() && !shown.contains(entry.ask().askId()))
                .count();
        return new QueueView(rows, index, arrivals, frozen, order, filter, waiting);
    }

    private void pin(QueueRow row) {
        onGroup = row.fold(one -> false, group -> true);
        selected = row.fold(one -> one, group -> group.members().get(0)).ask().askId();
    }

    /** The row of the group, if that is what is selected; else the ask's own; else the group that it is folded into. */
    private int indexOfSelection(List<QueueRow> rows) {
        int found = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).holds(selected)) {
                boolean group = rows.get(i).fold(one -> false, any -> true);
                if (found < 0 || group == onGroup) {
                    found = i;
                }
            }
        }
        return found;
    }
}
