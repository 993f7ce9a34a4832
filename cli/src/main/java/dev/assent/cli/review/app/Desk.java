package dev.assent.cli.review.app;

import dev.assent.cli.Failures;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.review.queue.Queue;
import dev.assent.cli.review.queue.QueueRow;
import dev.assent.cli.review.screen.Connection;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.client.Ask;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.Lease;
import dev.assent.client.ReviewListener;
import dev.assent.client.ReviewProblem;
import dev.assent.client.Verdict;
import dev.assent.client.Withdrawal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the reviewer has before them: the queue, what is read, the verdict in the making, and how things stand with the
 * server. What is read follows the selection. Anything that happens to an ask for which a verdict is in the making voids it.
 */
final class Desk implements ReviewListener {
    private static final Duration TOAST = Duration.ofSeconds(8);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Background background;
    private final Function<String, Ask> getAsk;
    private final Consumer<AskSummary> onArrival;
    private final Claims claims;
    private final Verdicts verdicts;
    private final Queue queue = new Queue();
    private Connection connection = Connection.of(Connection.State.CONNECTING);
    private String reviewer = "";
    private @Nullable Reading reading;
    private @Nullable GroupReading groupReading;
    private @Nullable Deciding deciding;
    private @Nullable RuntimeException failure;
    private String toast = "";
    private Instant toastUntil = Instant.MIN;
    private boolean over;

    /** Whether the pending asks of the start have come: what comes later is news. */
    private boolean caughtUpOnce;

    /** @param onArrival hears of asks that come while one sits there */
    Desk(
            Clock clock,
            LongSupplier nanos,
            AskCommands commands,
            Background background,
            Function<String, Ask> getAsk,
            Consumer<AskSummary> onArrival) {
        this.clock = clock;
        this.nanos = nanos;
        this.background = background;
        this.getAsk = getAsk;
        this.onArrival = onArrival;
        this.claims = new Claims(commands);
        this.verdicts = new Verdicts(commands);
    }

    @Override
    public void connected(String name, List<String> groups, boolean snapshot) {
        if (connection.state() == Connection.State.LOST) {
            tell("connected again");
        }
        reviewer = name;
        connection = Connection.of(Connection.State.LOADING);
        if (snapshot) {
            queue.beginSnapshot();
        }
        claims.connected();
    }

    @Override
    public void caughtUp() {
        connection = Connection.CONNECTED;
        caughtUpOnce = true;
        queue.caughtUp();
        Reading now = reading;
        if (now != null && now.ending().isEmpty() && queue.find(now.askId()).isEmpty()) {
            endOf(now.askId(), "is no longer there");
        }
    }

    @Override
    public void offered(AskSummary ask) {
        boolean isNew = queue.find(ask.askId()).isEmpty();
        queue.offer(ask);
        if (isNew && caughtUpOnce) {
            onArrival.accept(ask);
        }
        Reading now = reading;
        if (now != null && now.askId().equals(ask.askId()) && now.update(ask)) {
            tell("ask " + AskScreen.shortId(ask.askId()) + " has changed; look again");
            fetch(now);
        }
        if (deciding != null && deciding.asks().stream().anyMatch(seen -> isOlder(seen, ask))) {
            cancel("the ask has changed");
        }
    }

    @Override
    public void claimed(Lease lease, Ask ask) {
        if (claims.claimed(ask.askId(), nanos.getAsLong())) {
            arrived(ask);
        }
    }

    @Override
    public void leaseExtended(Lease lease) {}

    @Override
    public void leaseEnded(String askId) {
        claims.ended(askId);
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
        queue.withdraw(withdrawal);
        boolean byPeople = (withdrawal.state() == AskState.APPROVED || withdrawal.state() == AskState.DENIED)
                && !withdrawal.reviewers().isEmpty();
        String by = byPeople ? " by " + Shown.line(String.join(", ", withdrawal.reviewers())) : "";
        endOf(withdrawal.askId(), "is " + word(withdrawal.state()) + by);
    }

    @Override
    public void verdictRecorded(String requestId, AskSummary ask) {
        Verdict verdict = verdicts.answered(requestId).orElse(null);
        if (verdict == null) {
            return;
        }
        queue.voted(ask);
        String what = ask.isPending() ? "recorded; more approvals are needed" : word(ask.state());
        tell("ask " + AskScreen.shortId(ask.askId()) + ": " + what);
        Reading now = reading;
        if (now != null && now.askId().equals(ask.askId())) {
            now.draft(null);
            now.ended(ask.isPending() ? "" : word(ask.state()));
        }
        if (verdicts.size() == 0) {
            moveOn(ask);
        }
    }

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {
        verdicts.answered(requestId)
                .ifPresent(verdict -> tell(
                        "ask " + AskScreen.shortId(verdict.askId()) + " not taken: " + Shown.line(problem.message())));
    }

    @Override
    public void problem(ReviewProblem problem) {
        Reading now = reading;
        if (!claims.refused(problem.askId()) || now == null) {
            return;
        }
        if (!problem.reason().equals(ReviewProblem.NOT_CONNECTED)) {
            fetch(now); // it can be read without a claim
        }
    }

    @Override
    public void draining() {
        connection = Connection.of(Connection.State.DRAINING);
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        connection = Connection.lost(clock.instant().plus(retryIn));
        claims.lost();
        cancel("the connection is lost");
    }

    @Override
    public void ended(ClientException why) {
        failure = Failures.of(why);
        over = true;
    }

    /** Reads what is selected. After every event. */
    void follow() {
        boolean loading = connection.state() == Connection.State.CONNECTING || !caughtUpOnce;
        if (loading || deciding != null) {
            return;
        }
        QueueRow row = queue.selected().orElse(null);
        if (row == null) {
            reading = null;
            groupReading = null;
            claims.read("", nanos.getAsLong());
            if (queue.view().frozen()) {
                queue.thaw();
                follow();
            }
            return;
        }
        if (!queue.view().frozen()) {
            queue.freeze();
        }
        row.fold(
                one -> {
                    read(one.ask());
                    return true;
                },
                group -> {
                    read(group);
                    return false;
                });
    }

    void tick() {
        claims.tick(nanos.getAsLong());
        if (!toast.isEmpty() && !clock.instant().isBefore(toastUntil)) {
            toast = "";
        }
    }

    /** The last thing that happened, in display form. */
    void tell(String text) {
        toast = text;
        toastUntil = clock.instant().plus(TOAST);
    }

    void finish() {
        claims.handBack();
        over = true;
    }

    void begin(Deciding wanted) {
        deciding = wanted;
    }

    /** The dialog has come to its end, in whatever way. */
    void endDialog() {
        deciding = null;
    }

    void cancel(String why) {
        if (deciding != null) {
            deciding = null;
            tell(why + "; nothing was sent");
        }
    }

    void send(List<Verdict> made) {
        verdicts.send(made);
        tell(
                connection.state() == Connection.State.LOST
                        ? "it is sent as soon as the connection is back"
                        : made.size() == 1 ? "sent" : made.size() + " verdicts sent");
    }

    Queue queue() {
        return queue;
    }

    Claims claims() {
        return claims;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Connection connection() {
        return connection;
    }

    String reviewer() {
        return reviewer;
    }

    String toast() {
        return toast;
    }

    Optional<Reading> reading() {
        return Optional.ofNullable(reading);
    }

    Optional<GroupReading> groupReading() {
        return Optional.ofNullable(groupReading);
    }

    Optional<Deciding> deciding() {
        return Optional.ofNullable(deciding);
    }

    boolean isOver() {
        return over;
    }

    /** Why the review had to end; empty if it was left. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    private void read(AskSummary ask) {
        groupReading = null;
        if (reading == null || !reading.askId().equals(ask.askId())) {
            reading = new Reading(ask);
            claims.read(ask.isPending() ? ask.askId() : "", nanos.getAsLong());
        }
    }

    private void read(QueueRow.Group group) {
        reading = null;
        claims.read("", nanos.getAsLong());
        GroupReading now = groupReading;
        if (now == null || !now.groupKey().equals(group.groupKey())) {
            now = new GroupReading(group);
            groupReading = now;
        } else {
            now.update(group);
        }
        for (AskSummary member : now.missing()) {
            GroupReading wanted = now;
            background.ask(
                    () -> getAsk.apply(member.askId()),
                    ask -> {
                        wanted.fetched(ask);
                        wanted.table().ifPresent(table -> queue.keepOut(table.outliers()));
                    },
                    problem -> wanted.trouble(problem.getMessage()));
        }
    }

    private void fetch(Reading wanted) {
        background.ask(
                () -> getAsk.apply(wanted.askId()), this::arrived, problem -> wanted.trouble(problem.getMessage()));
    }

    private void arrived(Ask ask) {
        Reading now = reading;
        if (now == null || !now.askId().equals(ask.askId()) || !now.ending().isEmpty()) {
            return;
        }
        boolean other =
                now.ask().filter(seen -> isOlder(seen.summary(), ask.summary())).isPresent();
        now.show(ask);
        if (other) {
            cancel("the ask has changed");
        }
    }

    private void endOf(String askId, String how) {
        if (deciding != null && deciding.isAbout(askId)) {
            cancel("ask " + AskScreen.shortId(askId) + " " + how);
        }
        Reading now = reading;
        if (now != null && now.askId().equals(askId) && now.ending().isEmpty()) {
            now.ended(how);
            if (!verdicts.areSentFor(askId)) {
                tell("ask " + AskScreen.shortId(askId) + " " + how);
            }
        }
    }

    /** Nobody reads what was decided: time for new rows, and for the next ask. */
    private void moveOn(AskSummary decided) {
        boolean read = reading != null && reading.askId().equals(decided.askId());
        if (read && decided.isPending()) {
            queue.move(1);
        }
        if (read || groupReading != null) {
            queue.refresh();
        }
    }

    private static boolean isOlder(AskSummary seen, AskSummary now) {
        return seen.askId().equals(now.askId()) && !seen.etag().equals(now.etag());
    }

    private static String word(AskState state) {
        return state == AskState.DENIED ? "rejected" : state.name().toLowerCase(Locale.ROOT);
    }
}
