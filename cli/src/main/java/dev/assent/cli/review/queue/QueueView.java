package dev.assent.cli.review.queue;

import dev.assent.client.Risk;
import java.util.List;
import java.util.Map;

/**
 * The queue at one moment.
 *
 * @param selected index of the selected row; -1 if there is none
 * @param arrivals asks that came since the rows stand still
 * @param frozen whether rows stand still because somebody reads
 * @param filter only rows with this text; empty: all
 * @param waiting how many asks wait, of each risk, filtered or not, without arrivals
 */
public record QueueView(
        List<QueueRow> rows,
        int selected,
        int arrivals,
        boolean frozen,
        QueueOrder order,
        String filter,
        Map<Risk, Integer> waiting) {
    public static final QueueView EMPTY = new QueueView(List.of(), -1, 0, false, QueueOrder.RISK, "", Map.of());

    public QueueView {
        rows = List.copyOf(rows);
        waiting = Map.copyOf(waiting);
    }

    /** How many asks wait. */
    public int total() {
        return waiting.values().stream().mapToInt(Integer::intValue).sum();
    }
}
