package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.queue.QueueRow;

/**
 * A group on the screen, as the table of what differs.
 *
 * @param scroll the first line shown
 * @param locked why approving all is not possible now, in words of ours; empty if it is. Rejecting all always is
 */
public record GroupPane(QueueRow.Group group, Detail detail, int scroll, String locked) {
    public GroupPane {
        requireNonNull(group, "group");
        requireNonNull(detail, "detail");
        requireNonNull(locked, "locked");
    }
}
