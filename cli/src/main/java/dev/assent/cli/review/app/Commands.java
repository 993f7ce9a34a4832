package dev.assent.cli.review.app;

import dev.assent.cli.review.arming.Approval;
import dev.assent.cli.review.arming.Arming;
import dev.assent.cli.review.arming.Rejection;
import dev.assent.cli.review.arming.Stakes;
import dev.assent.cli.review.detail.GroupTable;
import dev.assent.cli.review.detail.Seen;
import dev.assent.cli.review.keys.Input;
import dev.assent.cli.review.queue.Queue;
import dev.assent.cli.review.queue.QueueRow;
import dev.assent.cli.review.screen.Focus;
import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.ChallengeKind;
import dev.assent.client.Edit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Carries out what keys mean while no dialog is open. */
final class Commands {
    private final Desk desk;
    private final Stage stage;
    private final Gate gate;
    private final Arming arming;
    private final Outside outside;
    private final Clock clock;
    private final LongSupplier nanos;
    private boolean interrupted;

    Commands(Desk desk, Stage stage, Gate gate, Arming arming, Outside outside, Clock clock, LongSupplier nanos) {
        this.desk = desk;
        this.stage = stage;
        this.gate = gate;
        this.arming = arming;
        this.outside = outside;
        this.clock = clock;
        this.nanos = nanos;
    }

    void run(Command command) {
        Queue queue = desk.queue();
        boolean reads = stage.focus() == Focus.DETAIL;
        int page = Math.max(1, stage.layout().bodyRows() - 1);
        switch (command) {
            case UP -> upOrDown(reads, -1);
            case DOWN -> upOrDown(reads, 1);
            case PAGE_UP -> scroll(-page);
            case PAGE_DOWN -> scroll(page);
            case FIRST -> firstOrLast(reads, -1);
            case LAST -> firstOrLast(reads, 1);
            case OPEN -> stage.focus(Focus.DETAIL);
            case BACK -> back();
            case OTHER_PANE -> stage.focus(reads ? Focus.QUEUE : Focus.DETAIL);
            case FILTER -> stage.filtering(queue.filter());
            case ORDER -> queue.order(queue.order().next());
            case FOLD -> queue.toggleFold();
            case NEW_ARRIVALS -> queue.refresh();
            case EXPLAIN -> desk.reading().flatMap(Reading::ask).ifPresent(outside::explain);
            case VIEW -> view();
            case EDIT -> edit();
            case APPROVE -> approve();
            case APPROVE_GROUP -> approveGroup();
            case REJECT -> reject();
            case REJECT_GROUP -> rejectGroup();
            case SKIP -> skip();
            case UNDO -> desk.tell("nothing is held back that could be undone");
            case HELP -> stage.help(true);
            case REDRAW -> {}
            case QUIT -> desk.finish();
            case INTERRUPT -> {
                interrupted = true;
                desk.finish();
            }
        }
    }

    /** Whether it was left by Ctrl-C. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** Moves what is read, whichever pane has the focus. */
    void scroll(Command command) {
        int page = Math.max(1, stage.layout().bodyRows() - 1);
        switch (command) {
            case UP -> scroll(-1);
            case DOWN -> scroll(1);
            case PAGE_UP -> scroll(-page);
            case PAGE_DOWN -> scroll(page);
            case FIRST -> firstOrLast(true, -1);
            case LAST -> firstOrLast(true, 1);
            default -> {}
        }
    }

    void scroll(Input.Scrolled wheel) {
        if (stage.queueRowAt(wheel.column(), wheel.row()) >= 0
                && desk.deciding().isEmpty()) {
            desk.queue().move(Integer.signum(wheel.lines()));
        } else {
            scroll(wheel.lines());
        }
    }

    private void upOrDown(boolean reads, int by) {
        if (reads) {
            scroll(by);
        } else {
            desk.queue().move(by);
        }
    }

    private void firstOrLast(boolean reads, int direction) {
        if (reads) {
            scroll(direction * 1_000_000);
        } else if (direction < 0) {
            desk.queue().first();
        } else {
            desk.queue().last();
        }
    }

    private void scroll(int by) {
        int page = stage.layout().bodyRows();
        desk.reading().ifPresent(reading -> reading.scroll(by, page));
        desk.groupReading().ifPresent(group -> group.scroll(by, page));
    }

    private void back() {
        Reading reading = desk.reading().orElse(null);
        if (reading != null && reading.draft().isPresent()) {
            reading.draft(null);
            desk.tell("the edits are dropped");
        } else if (stage.focus() == Focus.DETAIL) {
            stage.focus(Focus.QUEUE);
        } else {
            desk.queue().filter("");
        }
    }

    private void approve() {
        Optional<String> unarmed = arming.refusal();
        if (unarmed.isPresent()) {
            desk.tell("not approved: " + unarmed.get());
        } else if (desk.groupReading().isPresent()) {
            desk.tell("A approves the whole group; z unfolds it");
        } else {
            desk.reading().ifPresent(this::approve);
        }
    }

    private void approveGroup() {
        GroupReading group = desk.groupReading().orElse(null);
        Optional<String> unarmed = arming.refusal();
        if (group == null) {
            desk.tell("no group is selected; a approves one ask");
        } else if (unarmed.isPresent()) {
            desk.tell("not approved: " + unarmed.get());
        } else {
            approve(group);
        }
    }

    private void approve(Reading reading) {
        String locked = gate.approval(reading, arming.hasFocus(), clock.instant())
                .orElseGet(() -> reading.isSeenWhole() ? "" : unseen(reading));
        if (!locked.isEmpty()) {
            desk.tell("not approved: " + locked);
            return;
        }
        Ask ask = reading.ask().orElseThrow();
        List<Edit> edits = reading.draft().map(Draft::edits).orElse(List.of());
        Stakes stakes =
                new Stakes(ask.summary().risk(), 1, ask.challenge(), ask.challengeKind() == ChallengeKind.TARGET);
        long now = nanos.getAsLong();
        desk.begin(new Deciding(Optional.of(stakes), new Approval(stakes, now), List.of(ask.summary()), edits));
    }

    private static String unseen(Reading reading) {
        int left = reading.lastDetail()
                .flatMap(detail -> reading.seen().map(seen -> seen.linesLeft(detail)))
                .orElse(0);
        return left == 0 ? "it was not shown yet" : left + " more lines to read, J shows them";
    }

    private void approve(GroupReading group) {
        String locked =
                gate.verdict().orElseGet(() -> group.locked(stage.layout().bodyRows()));
        GroupTable table = group.table().orElse(null);
        if (!locked.isEmpty() || table == null) {
            desk.tell("not approved: " + locked);
            return;
        }
        List<AskSummary> asks = table.members().stream().map(Ask::summary).toList();
        Stakes stakes = new Stakes(group.group().risk(), asks.size(), "", false);
        desk.begin(new Deciding(Optional.of(stakes), new Approval(stakes, nanos.getAsLong()), asks, List.of()));
    }

    private void reject() {
        if (desk.groupReading().isPresent()) {
            desk.tell("D rejects the whole group; z unfolds it");
            return;
        }
        desk.reading().ifPresent(reading -> {
            Optional<String> locked = arming.refusal().or(() -> gate.verdict(reading, clock.instant()));
            if (locked.isPresent()) {
                desk.tell("not rejected: " + locked.get());
            } else {
                begin(List.of(reading.ask().orElseThrow().summary()));
            }
        });
    }

    private void rejectGroup() {
        QueueRow.Group group = desk.groupReading().map(GroupReading::group).orElse(null);
        if (group == null) {
            desk.tell("no group is selected; d rejects one ask");
            return;
        }
        Optional<String> locked = arming.refusal().or(gate::verdict);
        if (locked.isPresent() || group.waiting().isEmpty()) {
            desk.tell("not rejected: " + locked.orElse("none of them waits"));
        } else {
            begin(group.waiting());
        }
    }

    private void begin(List<AskSummary> asks) {
        desk.begin(new Deciding(Optional.empty(), new Rejection(nanos.getAsLong()), asks, List.of()));
    }

    private void skip() {
        desk.claims().handBack();
        desk.queue().move(1);
        desk.tell("left to others");
    }

    private void view() {
        desk.reading()
                .ifPresent(reading -> reading.shown().ifPresent(ask -> {
                    if (outside.view(ask)) {
                        reading.seen().ifPresent(Seen::openedWhole);
                    }
                }));
    }

    private void edit() {
        Reading reading = desk.reading().orElse(null);
        Ask ask = reading == null ? null : reading.ask().orElse(null);
        if (reading == null || ask == null) {
            return;
        }
        Optional<String> locked = gate.verdict(reading, clock.instant());
        if (locked.isPresent() || !ask.acceptsEdits()) {
            desk.tell("not edited: " + locked.orElse("this agent cannot run edited arguments"));
            return;
        }
        String before = reading.draft().map(Draft::text).orElseGet(() -> Draft.textOf(ask));
        Draft draft = outside.edit(before).map(text -> Draft.of(ask, text)).orElse(null);
        if (draft == null || draft.text().isBlank() || draft.isUnchanged()) {
            desk.tell("nothing was edited");
        }
        reading.draft(draft == null || draft.text().isBlank() || draft.isUnchanged() ? null : draft);
    }
}
