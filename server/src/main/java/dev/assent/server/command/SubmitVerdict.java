package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.Ballot;
import dev.assent.engine.ask.ReviewRules;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.ask.Verdict;
import dev.assent.engine.ask.VerdictRefusedException;
import dev.assent.server.port.AskEvent;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Telemetry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Records one verdict: the verdict, the change of state and the event are one transaction. */
public final class SubmitVerdict {
    private final AskStore store;
    private final CurrentPolicy policy;
    private final AskSettlement settlement;
    private final Masks masks;
    private final Refusals refusals;
    private final DecisionRecorder recorder;
    private final Telemetry telemetry;

    public SubmitVerdict(
            AskStore store,
            CurrentPolicy policy,
            AskSettlement settlement,
            Masks masks,
            Refusals refusals,
            DecisionRecorder recorder,
            Telemetry telemetry) {
        this.store = store;
        this.policy = policy;
        this.settlement = settlement;
        this.masks = masks;
        this.refusals = refusals;
        this.recorder = recorder;
        this.telemetry = telemetry;
    }

    /** Completes with the ask as it stands after the verdict, once both are durable and on record. */
    public CompletableFuture<Ask> submit(Reviewer reviewer, String askId, Ballot ballot) {
        return store.write(tx -> vote(tx, reviewer, askId, ballot)).thenCompose(voted -> {
            if (voted.isNew()) {
                telemetry.verdictRecorded(ballot.outcome());
                if (voted.ask().state().isFinal()) {
                    telemetry.askEnded(voted.ask().state());
                }
            }
            return recorder.record(voted.ask(), voted.verdict()).thenApply(done -> voted.ask());
        });
    }

    private Voted vote(AskTransaction tx, Reviewer reviewer, String askId, Ballot ballot) {
        Ask before = settlement.endIfDue(tx, AskLookup.require(tx.find(askId)));
        Ask after = submit(before, reviewer, before.state().isFinal() ? ballot : masks.read(ballot, before), tx);
        boolean isNew = !after.equals(before);
        if (isNew) {
            tx.update(after, event(before, after));
            dropLease(tx, after, reviewer);
            refusals.remember(tx, after);
        }
        Verdict verdict = after.verdicts().stream()
                .filter(v -> v.reviewer().name().equals(reviewer.name())
                        && v.requestDigest().equals(ballot.requestDigest()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new Voted(after, verdict, isNew);
    }

    /** Whoever else looks at an ask that goes on keeps it, and is not told by a lost lease that somebody has voted. */
    private static void dropLease(AskTransaction tx, Ask after, Reviewer reviewer) {
        boolean goesOn = !after.state().isFinal();
        boolean another = tx.lease(after.id())
                .filter(lease -> !lease.reviewer().equals(reviewer.name()))
                .isPresent();
        if (!(goesOn && another)) {
            tx.removeLease(after.id());
        }
    }

    private Ask submit(Ask ask, Reviewer reviewer, Ballot ballot, AskTransaction tx) {
        try {
            ReviewRules rules = new ReviewRules(call -> policy.evaluate(policy.serving(), call, tx, Set.of()));
            return rules.submit(ask, reviewer, ballot, tx.now());
        } catch (VerdictRefusedException e) {
            throw new CommandException(
                    ErrorReason.valueOf(e.refusal().name()),
                    String.valueOf(e.getMessage()),
                    Map.of("state", ask.state().name()));
        }
    }

    private static AskEvent.Kind event(Ask before, Ask after) {
        if (after.state().isFinal()) {
            return AskEvent.Kind.ENDED;
        }
        return after.version() == before.version() ? AskEvent.Kind.VOTED : AskEvent.Kind.REVISED;
    }

    private record Voted(Ask ask, Verdict verdict, boolean isNew) {}
}
