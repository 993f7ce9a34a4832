package dev.assent.server.command;

import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskTrigger;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.server.port.AskQuery;
import dev.assent.server.port.AskStore;
import dev.assent.server.port.AskTransaction;
import dev.assent.server.port.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls that people refused: the same call is not asked about again for a while, in whatever session. */
public final class Refusals {
    /** More are forgotten early: then people are asked again. */
    static final int MOST = 10_000;

    private final AskStore store;
    private final DecisionRecorder recorder;
    private final Duration remembered;

    /** Remembers for so long; zero: nothing. */
    public Refusals(AskStore store, DecisionRecorder recorder, Duration remembered) {
        this.store = store;
        this.recorder = recorder;
        this.remembered = remembered;
    }

    /** A refusal that is remembered, and the ask that it ended. */
    public record Seen(AskLookup.Seen ask, Instant expireTime) {}

    /** A page of refusals, ordered by id; {@code after} is the last id of the page before. */
    public CompletableFuture<List<Seen>> list(Optional<String> after, int limit) {
        if (limit < 1 || limit > AskLookup.MAX_PAGE) {
            throw new CommandException(ErrorReason.INVALID_PAGE, "a page has 1 to " + AskLookup.MAX_PAGE + " refusals");
        }
        return store.read(query -> query.refusals(after, limit).stream()
                .map(refusal -> seen(query, refusal))
                .toList());
    }

    /** Forgets a refusal, so that the next such call is asked about. Completes when that is durable and on record. */
    public CompletableFuture<Void> clear(Reviewer reviewer, String refusalId) {
        return store.write(tx -> {
                    if (!tx.forgetRefusal(refusalId)) {
                        throw new CommandException(
                                ErrorReason.REFUSAL_NOT_FOUND,
                                "no such refusal is remembered: list them to see their ids");
                    }
                    return AskLookup.require(tx.find(refusalId));
                })
                .thenCompose(ask -> recorder.recordCleared(ask, reviewer));
    }

    /** Remembers an ask that a reviewer rejected. */
    void remember(AskTransaction tx, Ask ended) {
        boolean rejected =
                ended.end().filter(end -> end.trigger() == AskTrigger.REJECTED).isPresent();
        if (rejected && !remembered.isZero()) {
            tx.remember(
                    new Refusal(
                            CallDigest.acrossSessions(ended.originalCall()),
                            ended.id(),
                            tx.now().plus(remembered)),
                    MOST);
        }
    }

    /** Why the call is not asked about: it was refused, with the note that the reviewer left. */
    Optional<Reason> recall(AskQuery query, ToolCall call) {
        if (remembered.isZero()) {
            return Optional.empty();
        }
        return query.refusal(CallDigest.acrossSessions(call))
                .flatMap(refusal -> query.find(refusal.askId()))
                .flatMap(Ask::end)
                .map(end -> {
                    Reason reason = Reason.of(ReasonCode.REFUSED_BEFORE, Effect.DENY);
                    return end.reason()
                            .explanation()
                            .map(reason::withExplanation)
                            .orElse(reason);
                });
    }

    private static Seen seen(AskQuery query, Refusal refusal) {
        Ask ask = AskLookup.require(query.find(refusal.askId()));
        return new Seen(AskLookup.seen(query, ask), refusal.expireTime());
    }
}
