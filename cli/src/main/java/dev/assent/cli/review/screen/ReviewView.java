package dev.assent.cli.review.screen;

import static java.util.Objects.requireNonNull;

import dev.assent.cli.review.queue.QueueView;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that the screen shows at one moment.
 *
 * @param context the name of the configured server; empty if it has none
 * @param banner a word that the reviewer put on that context, such as {@code prod}; empty if none
 * @param reviewer who reviews; empty until known
 * @param detail the ask that is read, if one is
 * @param group the group that is read, if one is; then there is no {@code detail}
 * @param toast the last thing that happened, in display form; empty if it is old
 * @param filtering the line typed after {@code /}, while it is typed
 * @param help whether the list of keys is shown in place of the panes
 */
public record ReviewView(
        String context,
        String banner,
        String reviewer,
        Connection connection,
        QueueView queue,
        Optional<DetailPane> detail,
        Optional<GroupPane> group,
        Focus focus,
        Optional<Dialog> dialog,
        Optional<Field> filtering,
        String toast,
        boolean help,
        Instant now) {
    public ReviewView {
        requireNonNull(context, "context");
        requireNonNull(banner, "banner");
        requireNonNull(reviewer, "reviewer");
        requireNonNull(connection, "connection");
        requireNonNull(queue, "queue");
        requireNonNull(detail, "detail");
        requireNonNull(group, "group");
        requireNonNull(focus, "focus");
        requireNonNull(dialog, "dialog");
        requireNonNull(filtering, "filtering");
        requireNonNull(toast, "toast");
        requireNonNull(now, "now");
    }
}
