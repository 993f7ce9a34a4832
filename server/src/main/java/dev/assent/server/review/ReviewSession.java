package dev.assent.server.review;

import com.google.common.util.concurrent.MoreExecutors;
import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.Reviewer;
import dev.assent.server.command.AskLookup;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.command.Failures;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reviewer's stream. Everything it does, it does in sequence on its own executor, so the sink sees one call at a time;
 * its methods may be called from any thread and return at once.
 *
 * <p>It keeps no queue of asks: {@link AskTail} holds a position in the store, and the session reads on only while the sink
 * is ready. Correctness rests on the store alone; what the session remembers is the reviewer's claims.
 */
public final class ReviewSession {
    public static final int MAX_CREDIT = 100;
    public static final Duration MIN_LEASE = Duration.ofSeconds(5);
    public static final Duration MAX_LEASE = Duration.ofHours(1);
    public static final Duration DEFAULT_LEASE = Duration.ofMinutes(2);

    /** How many asks are shown again at once. */
    private static final int STALE_STEP = 100;

    private final ReviewDesk desk;
    private final String id;
    private final Reviewer reviewer;
    private final ReviewSink sink;
    private final Executor serial;
    private final Runnable wake = this::ready;

    private final Offers offers;
    private final HeldAsks held = new HeldAsks();
    private Duration lease = DEFAULT_LEASE;
    private boolean opened;
    private boolean draining;
    private boolean ended;
    private @Nullable AskTail tail;
    private boolean reading;
    private boolean readAgain;

    ReviewSession(ReviewDesk desk, String id, Reviewer reviewer, ReviewSink sink, Executor pool) {
        this.desk = desk;
        this.id = id;
        this.reviewer = reviewer;
        this.sink = sink;
        this.offers = new Offers(reviewer, sink);
        this.serial = MoreExecutors.newSequentialExecutor(pool);
    }

    /** Begins: says hello, then the snapshot, or what followed the cursor. */
    public void open(int wantedCredit, Duration wantedLease, Optional<byte[]> cursor) {
        run(() -> {
            require(!opened, "the stream is open already");
            requireCredit(wantedCredit);
            require(
                    wantedLease.compareTo(MIN_LEASE) >= 0 && wantedLease.compareTo(MAX_LEASE) <= 0,
                    "a lease lasts 5 s to 1 h");
            opened = true;
            held.changeCredit(wantedCredit);
            lease = wantedLease;
            Optional<Cursor> from =
                    cursor.map(bytes -> Cursor.parse(bytes, desk.store().id()));
            sink.opened(reviewer, wantedCredit, lease);
            desk.recent().addListener(wake);
            if (from.isPresent()) {
                Cursor cursorOfOurs = from.get();
                then(desk.store().read(query -> AskTail.fromCursor(cursorOfOurs, query)), this::begin);
            } else {
                then(
                        desk.store().read(AskQuery::lastEvent),
                        last -> begin(AskTail.fromSnapshot(
                                desk.store().id(), desk.snapshots().join(last))));
            }
        });
    }

    private void begin(AskTail begun) {
        tail = begun;
        readOn();
    }

    public void changeCredit(int wanted) {
        run(() -> {
            requireOpen();
            requireCredit(wanted);
            held.changeCredit(wanted);
        });
    }

    /** Takes an ask and shows it whole. */
    public void claim(String askId) {
        run(() -> {
            requireOpen();
            if (draining) {
                sink.problem(askId, new CommandException(ErrorReason.SHUTTING_DOWN, "the server takes no more claims"));
                return;
            }
            if (!held.beginClaim(askId)) {
                sink.problem(
                        askId,
                        new CommandException(
                                ErrorReason.CREDIT_EXHAUSTED, "you hold as many asks as your credit allows"));
                return;
            }
            answer(askId, desk.claims().claim(reviewer, id, askId, lease), sink::claimed);
        });
    }

    /** Holds a claim for another lease. */
    public void extend(String askId) {
        run(() -> {
            requireOpen();
            if (!held.contains(askId) || !held.beginClaim(askId)) {
                sink.problem(askId, new CommandException(ErrorReason.ASK_NOT_FOUND, "you do not hold this ask"));
                return;
            }
            answer(
                    askId,
                    desk.claims().claim(reviewer, id, askId, lease),
                    seen -> sink.extended(seen.lease().orElseThrow()));
        });
    }

    /** Hands an ask back. */
    public void release(String askId) {
        run(() -> {
            requireOpen();
            if (!held.remove(askId)) {
                sink.problem(askId, new CommandException(ErrorReason.ASK_NOT_FOUND, "you do not hold this ask"));
                return;
            }
            then(desk.claims().release(id, Set.of(askId)), done -> sink.leaseEnded(askId));
        });
    }

    /** Hands in a verdict; the result comes back on the stream. */
    public void submit(String askId, Ballot ballot) {
        run(() -> {
            requireOpen();
            desk.submitVerdict()
                    .submit(reviewer, askId, ballot)
                    .whenCompleteAsync((ask, failure) -> verdictDone(askId, ballot.requestId(), ask, failure), serial);
        });
    }

    /** A verdict that could not even be read; the stream goes on. */
    public void refuse(String requestId, String askId, CommandException problem) {
        run(() -> {
            requireOpen();
            sink.verdictRefused(requestId, askId, problem);
        });
    }

    /** A message that breaks the rules of the stream ends it. */
    public void unreadable(String message) {
        end(new CommandException(ErrorReason.INVALID_REVIEW_MESSAGE, message));
    }

    /** The other side can take more. */
    public void ready() {
        run(this::readOn);
    }

    /** The other side is gone, or has said goodbye. */
    public void close() {
        run(() -> finish(Optional.empty()));
    }

    void drain() {
        run(() -> {
            if (!draining && opened) {
                draining = true;
                sink.draining();
            }
        });
    }

    /** Ends the stream with what went wrong. */
    public void end(Throwable failure) {
        run(() -> finish(Optional.of(failure)));
    }

    private void verdictDone(String askId, String requestId, @Nullable Ask ask, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            Optional<CommandException> known = Failures.explain(failure);
            if (known.isEmpty()) {
                finish(Optional.of(Failures.unwrap(failure)));
                return;
            }
            sink.verdictRefused(requestId, askId, known.get());
        } else if (ask != null) {
            held.remove(askId);
            sink.verdictRecorded(requestId, new Seen(ask, Optional.empty()));
        }
    }

    /**
     * Shows again what changed about these without an event of theirs: who waits for them. What was read before a change that
     * has been shown since, or cannot be sent now, is read anew later.
     *
     * @param asOf number of the last event when they were read
     */
    void showAgain(List<Seen> asks, long asOf) {
        run(() -> {
            if (tail != null && !reading && tail.position() <= asOf && sink.isReady()) {
                asks.forEach(offers::showAgain);
            } else {
                offers.markStale(asks.stream().map(seen -> seen.ask().id()).toList());
                readOn();
            }
        });
    }

    private void readOn() {
        if (tail == null || !sink.isReady()) {
            return;
        }
        if (reading) {
            readAgain = true;
            return;
        }
        AskTail from = tail;
        if (from.snapshot().isPresent()) {
            readPage(from, from.snapshot().get());
            return;
        }
        RecentChanges.Found found = desk.recent().after(from.position());
        if (found.changes().isPresent()) {
            show(from.show(found.changes().get()));
            run(this::readOn);
            return;
        }
        List<String> stale = offers.takeStale(STALE_STEP);
        if (!stale.isEmpty() || found.bound() > from.position()) {
            readStore(from, found.bound(), stale);
        }
    }

    private void readPage(AskTail from, Snapshot snapshot) {
        reading = true;
        then(from.nextPage(), page -> {
            reading = false;
            AskTail.Step step = from.show(page);
            if (from.snapshot().isEmpty()) {
                desk.snapshots().leave(snapshot);
            }
            show(step);
            readAgain = false;
            readOn();
        });
    }

    private void readStore(AskTail from, long bound, List<String> stale) {
        reading = true;
        then(desk.store().read(query -> new Read(from.next(query, bound), AskLookup.seen(query, stale))), read -> {
            reading = false;
            show(read.step());
            read.again().forEach(offers::showAgain);
            if (read.step().more() || readAgain || !stale.isEmpty()) {
                readAgain = false;
                readOn();
            }
        });
    }

    /** One look at the store: the next step, and what is shown again, both of one state. */
    private record Read(AskTail.Step step, List<Seen> again) {}

    private void show(AskTail.Step step) {
        for (Seen seen : step.asks()) {
            if (held.contains(seen.ask().id()) && !isOurs(seen.lease())) {
                checkLease(seen.ask().id());
            }
            offers.show(seen);
        }
        step.checkpoint().ifPresent(cursor -> sink.checkpoint(cursor.toBytes()));
    }

    /** The step may be older than our claim: look again before giving the claim up. */
    private void checkLease(String askId) {
        then(desk.store().read(query -> query.lease(askId)), now -> {
            if (!isOurs(now) && held.remove(askId)) {
                sink.leaseEnded(askId);
            }
        });
    }

    private boolean isOurs(Optional<Lease> current) {
        return current.filter(l -> l.session().equals(id)).isPresent();
    }

    private void answer(String askId, CompletableFuture<Seen> claim, Consumer<Seen> claimed) {
        claim.whenCompleteAsync(
                (seen, failure) -> {
                    held.endClaim(askId, failure == null);
                    if (ended) {
                        if (seen != null) {
                            desk.claims().release(id, Set.of(askId));
                        }
                    } else if (failure == null) {
                        claimed.accept(seen);
                    } else {
                        Failures.explain(failure)
                                .ifPresentOrElse(
                                        known -> sink.problem(askId, known),
                                        () -> finish(Optional.of(Failures.unwrap(failure))));
                    }
                },
                serial);
    }

    private <T> void then(CompletableFuture<T> step, Consumer<T> next) {
        step.whenCompleteAsync(
                (value, failure) -> {
                    if (ended) {
                        return;
                    }
                    if (failure != null) {
                        finish(Optional.of(Failures.unwrap(failure)));
                    } else {
                        guarded(() -> next.accept(value));
                    }
                },
                serial);
    }

    private void run(Runnable work) {
        serial.execute(() -> {
            if (!ended) {
                guarded(work);
            }
        });
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            finish(Optional.of(e));
        }
    }

    private void finish(Optional<Throwable> failure) {
        if (ended) {
            return;
        }
        ended = true;
        desk.recent().removeListener(wake);
        if (tail != null) {
            tail.snapshot().ifPresent(desk.snapshots()::leave);
        }
        desk.claims().release(id, held.all());
        desk.left(this);
        sink.closed(failure);
    }

    private void requireOpen() {
        require(opened, "the first message must be open");
    }

    private static void requireCredit(int credit) {
        require(credit >= 1 && credit <= MAX_CREDIT, "credit is 1 to " + MAX_CREDIT);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new CommandException(ErrorReason.INVALID_REVIEW_MESSAGE, message);
        }
    }
}
