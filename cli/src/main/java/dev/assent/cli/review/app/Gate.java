package dev.assent.cli.review.app;

import dev.assent.cli.review.detail.Detail;
import dev.assent.cli.review.queue.QueueRow;
import java.time.Instant;
import java.util.Optional;

/** Why nothing can be approved, or decided at all, at this moment; in words for the screen. Empty if it can. */
final class Gate {
    private final Desk desk;
    private final boolean readOnly;

    Gate(Desk desk, boolean readOnly) {
        this.desk = desk;
        this.readOnly = readOnly;
    }

    /** Of any verdict. */
    Optional<String> verdict() {
        if (readOnly) {
            return Optional.of("this context is read-only");
        }
        return switch (desk.connection().state()) {
            case CONNECTED, DRAINING -> Optional.empty();
            case CONNECTING, LOADING -> Optional.of("the queue is still coming in");
            case LOST -> Optional.of("there is no connection");
        };
    }

    /** Of any verdict on the ask that is read. */
    Optional<String> verdict(Reading reading, Instant now) {
        if (!reading.ending().isEmpty()) {
            return Optional.of("it " + (reading.ending().startsWith("is ") ? "" : "is ") + reading.ending());
        }
        if (!reading.summary().isPending()) {
            return Optional.of("it waits no more");
        }
        if (!reading.summary().expireTime().isAfter(now)) {
            return Optional.of("it has expired");
        }
        if (desk.verdicts().areSentFor(reading.askId())) {
            return Optional.of("your verdict is on its way");
        }
        if (reading.ask().isEmpty()) {
            return Optional.of(reading.trouble().isEmpty() ? "it is still coming in" : reading.trouble());
        }
        return verdict();
    }

    /** Of an approval of the ask that is read, all but what is not seen yet. */
    Optional<String> approval(Reading reading, boolean focused, Instant now) {
        Optional<String> never = verdict(reading, now);
        if (never.isPresent()) {
            return never;
        }
        if (voted(reading.askId())) {
            return Optional.of("your approval is recorded");
        }
        if (reading.draft().filter(draft -> !draft.problem().isEmpty()).isPresent()) {
            return Optional.of("the edited arguments cannot be sent; E edits them, Esc drops them");
        }
        Detail detail = reading.lastDetail().orElse(null);
        if (detail != null && detail.tooBig() && !reading.isSeenWhole()) {
            return Optional.of("too big to review here: v opens all of it, d rejects");
        }
        return focused ? Optional.empty() : Optional.of("the terminal has no focus");
    }

    private boolean voted(String askId) {
        return desk.queue()
                .selected()
                .map(row -> row.fold(
                        one -> one.ask().askId().equals(askId) && one.voted(), (QueueRow.Group group) -> false))
                .orElse(false);
    }
}
