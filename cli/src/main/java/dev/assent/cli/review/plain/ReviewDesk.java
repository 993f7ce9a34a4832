package dev.assent.cli.review.plain;

import dev.assent.cli.Failures;
import dev.assent.cli.Terminal;
import dev.assent.cli.review.AskCommands;
import dev.assent.cli.view.AskScreen;
import dev.assent.cli.view.Shown;
import dev.assent.cli.view.Style;
import dev.assent.client.Ask;
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
import org.jspecify.annotations.Nullable;

/**
 * The plain reviewer: one ask at a time, shown whole, answered in words. An answer counts for the ask that stood on the
 * screen when the question was put: when that ask ends or changes, the line that is being typed is thrown away. All methods
 * run on the event loop.
 */
public final class ReviewDesk implements ReviewListener {
    /** How often leases are looked after; well below the lease of two minutes, so that a reader keeps the claim. */
    private static final Duration TICK = Duration.ofSeconds(15);

    /** When to look again at an ask that could not be claimed. */
    private static final Duration DEFERRAL = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final EventLoop loop;
    private final Clock clock;
    private final Style style;
    private final ReviewQueue queue = new ReviewQueue();
    private final AskInHand hand = new AskInHand();
    private @Nullable AskCommands commands;
    private @Nullable RuntimeException failure;
    private String reviewer = "";
    private final boolean saysWhenIdle;
    private final Runnable leftOpen;
    private boolean connected;

    /** Whether the queue is whole: not while a snapshot comes in. */
    private boolean caughtUp;

    private boolean lossTold;
    private boolean emptyTold;
    private boolean inputEnded;

    public ReviewDesk(Terminal terminal, EventLoop loop, Clock clock) {
        this(terminal, loop, clock, true, () -> {});
    }

    private ReviewDesk(Terminal terminal, EventLoop loop, Clock clock, boolean saysWhenIdle, Runnable leftOpen) {
        this.saysWhenIdle = saysWhenIdle;
        this.leftOpen = leftOpen;
        this.terminal = terminal;
        this.loop = loop;
        this.clock = clock;
        this.style = new Style(terminal.colour());
    }

    /**
     * The only desk, beside something else on the same screen: it speaks about asks only.
     *
     * @param leftOpen runs when the reviewer has left an ask for others: skipped it, or approved it as one of several
     */
    public static ReviewDesk alone(Terminal terminal, EventLoop loop, Clock clock, Runnable leftOpen) {
        return new ReviewDesk(terminal, loop, clock, false, leftOpen);
    }

    /** Reviews until the reviewer quits, the input ends or {@link #finish} is called. */
    public void run(AskCommands where) throws InterruptedException {
        commands = where;
        if (saysWhenIdle) {
            loop.onEnd(() -> {
                inputEnded = true;
                next();
            });
        }
        loop.run(this::tick, TICK);
        if (failure != null) {
            throw failure;
        }
    }

    /** Ends the review; what is on the screen stays unanswered. */
    public void finish() {
        if (hand.isUnanswered()) {
            commands().release(hand.ask().askId());
        }
        loop.finish();
    }

    @Override
    public void connected(String name, List<String> groups, boolean snapshot) {
        reviewer = name;
        connected = true;
        if (snapshot) {
            queue.clear();
            caughtUp = false;
        }
        if (lossTold || (saysWhenIdle && hand.isFree())) {
            String member = groups.isEmpty() ? "" : " (" + String.join(", ", groups) + ")";
            tell(style.dim("connected as " + Shown.line(name + member)));
        }
        lossTold = false;
        if (hand.isUnanswered()) {
            commands().claim(hand.ask().askId()); // the old claim went with the old stream
        }
        next();
    }

    @Override
    public void caughtUp() {
        caughtUp = true;
        if (hand.isReading() && !queue.contains(hand.ask().askId())) {
            abandon("is no longer there");
        }
        next();
    }

    @Override
    public void offered(AskSummary ask) {
        queue.put(ask);
        abandonIfChanged(ask);
        next();
    }

    @Override
    public void claimed(Lease lease, Ask ask) {
        queue.put(ask.summary());
        if (!hand.is(ask.askId())) {
            commands().release(ask.askId());
        } else if (hand.isClaiming()) {
            AskScreen.lines(ask, clock.instant(), style, terminal.width()).forEach(terminal::say);
            Conversation conversation = new Conversation(this, loop, terminal, style, ask);
            hand.read(ask.summary(), conversation);
            conversation.begin();
        } else {
            abandonIfChanged(ask.summary());
        }
    }

    @Override
    public void leaseExtended(Lease lease) {}

    @Override
    public void leaseEnded(String askId) {
        if (hand.is(askId) && hand.isReading() && connected) {
            commands().claim(askId);
        }
        next();
    }

    @Override
    public void withdrawn(Withdrawal withdrawal) {
        boolean known = queue.remove(withdrawal.askId());
        String how = Endings.of(withdrawal);
        if (hand.is(withdrawal.askId())) {
            if (hand.isReading()) {
                abandon(how);
            } else if (hand.isClaiming()) {
                hand.drop();
            }
        } else if (known) {
            tell(style.dim("ask " + AskScreen.shortId(withdrawal.askId()) + " " + how));
        }
        next();
    }

    @Override
    public void verdictRecorded(String requestId, AskSummary ask) {
        if (!hand.isSentAs(requestId)) {
            return;
        }
        queue.put(ask);
        queue.putAside(ask);
        tell("ask " + AskScreen.shortId(ask.askId()) + ": " + Endings.afterVerdict(ask, style));
        hand.drop();
        if (ask.isPending()) {
            leftOpen.run();
        }
        next();
    }

    @Override
    public void verdictRefused(String requestId, ReviewProblem problem) {
        if (!hand.isSentAs(requestId)) {
            return;
        }
        tell(style.bad("not taken: ") + Shown.line(problem.message()));
        AskSummary answered = hand.ask();
        switch (problem.reason()) {
            case "CHALLENGE_FAILED",
                    "INVALID_EDIT",
                    "INVALID_VERDICT",
                    "EDIT_DENIED_BY_POLICY",
                    "EDITS_NOT_ACCEPTED" -> {
                hand.readAgain();
                return;
            }
            case "ASK_CHANGED" -> {}
            case "ASK_NOT_PENDING", "ASK_NOT_FOUND" -> queue.remove(answered.askId());
            default -> queue.putAside(answered);
        }
        hand.drop();
        next();
    }

    @Override
    public void problem(ReviewProblem problem) {
        if (!hand.is(problem.askId()) || !hand.isClaiming()) {
            return;
        }
        AskSummary wanted = hand.ask();
        hand.drop();
        switch (problem.reason()) {
            case ReviewProblem.NOT_CONNECTED -> {
                return;
            }
            case "ASK_NOT_PENDING", "ASK_NOT_FOUND" -> queue.remove(wanted.askId());
            case "SELF_REVIEW", "REVIEWER_NOT_ELIGIBLE" -> {
                tell("ask " + AskScreen.shortId(wanted.askId()) + ": " + Shown.line(problem.message()));
                queue.putAside(wanted);
            }
            default -> queue.defer(wanted, clock.instant().plus(DEFERRAL));
        }
        next();
    }

    @Override
    public void draining() {
        tell(style.dim("the server is about to close"));
    }

    @Override
    public void lost(ClientException why, Duration retryIn) {
        connected = false;
        if (!lossTold) {
            lossTold = true;
            tell(style.attention("connection lost") + " (" + Shown.line(String.valueOf(why.getMessage()))
                    + "); trying again");
        }
    }

    @Override
    public void ended(ClientException why) {
        failure = Failures.of(why);
        loop.finish();
    }

    /** The reviewer has decided. */
    void send(Verdict verdict) {
        hand.send(verdict);
        commands().submit(verdict);
        if (!connected) {
            tell(style.dim("it is sent as soon as the connection is back"));
        }
    }

    /** The reviewer wants to see another ask. */
    void skip() {
        AskSummary ask = hand.ask();
        queue.putAside(ask);
        commands().release(ask.askId());
        hand.drop();
        leftOpen.run();
        next();
    }

    /** Looks at the next ask, if there is time for one. */
    private void next() {
        if (!hand.isFree() || !connected || !caughtUp) {
            return;
        }
        AskSummary ask = queue.next(reviewer, clock.instant()).orElse(null);
        if (ask != null) {
            emptyTold = false;
            hand.claim(ask);
            commands().claim(ask.askId());
        } else if (inputEnded) {
            finish(); // nothing to answer, and nobody to wait for the next
        } else if (!emptyTold && saysWhenIdle) {
            emptyTold = true;
            long aside = queue.sizeAside();
            tell(style.dim("no ask waits for you" + (aside == 0 ? "" : " (" + aside + " put aside)")
                    + "; the next one shows up here. Ctrl-C leaves"));
        }
    }

    private void abandonIfChanged(AskSummary ask) {
        if (hand.is(ask.askId())
                && hand.isReading()
                && !ask.etag().equals(hand.ask().etag())) {
            abandon("has changed; it comes again");
        }
    }

    /** The ask on the screen is gone; so is the line that is being typed. */
    private void abandon(String how) {
        String askId = hand.ask().askId();
        commands().release(askId); // before the next claim: credit is one
        hand.drop();
        terminal.say("");
        String pressEnter = loop.awaitsLine() ? " Press Enter to go on." : "";
        terminal.say(style.attention("ask " + AskScreen.shortId(askId) + " " + how + ".") + pressEnter);
        if (loop.awaitsLine()) {
            hand.awaitStaleLine();
        } else {
            next();
        }
    }

    /** A line came that belongs to no question any more. */
    void staleLine(@Nullable String line) {
        if (line == null) {
            finish();
            return;
        }
        hand.staleLineCame();
        next();
    }

    Instant now() {
        return clock.instant();
    }

    boolean isStale() {
        return !hand.isReading();
    }

    private void tick() {
        if (hand.isReading() && connected) {
            commands().extend(hand.ask().askId());
        }
        next(); // a deferral, or somebody else's lease, may be over
    }

    private void tell(String line) {
        if (loop.awaitsLine()) {
            terminal.say("");
        }
        terminal.say(line);
        Conversation questions = hand.questions();
        if (questions != null && loop.awaitsLine()) {
            questions.repeatPrompt();
        }
    }

    private AskCommands commands() {
        if (commands == null) {
            throw new IllegalStateException("the desk is not open");
        }
        return commands;
    }
}
