package dev.assent.engine.ask;

import dev.assent.engine.call.ArgumentEdit;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.decision.Risk;
import dev.assent.engine.json.JsonException;
import dev.assent.engine.json.JsonLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may answer an ask, and what an answer does to it.
 *
 * @param policy what policy says now of an edited call
 */
public record ReviewRules(Function<ToolCall, Evaluation> policy) {

    /** Whether the reviewer may answer this ask at all. */
    public static boolean isEligible(Ask ask, Reviewer reviewer) {
        return isInSomeGroup(ask.review(), reviewer) && !isSelfReview(ask, reviewer);
    }

    /**
     * Whether these people together could approve an ask of that caller about that call before it expires; those whom an
     * escalation adds count.
     */
    public static boolean canBeMet(String caller, ToolCall call, Review review, List<Reviewer> people) {
        return Quorum.isMet(
                review.atItsEnd().requirements(),
                people.stream()
                        .filter(reviewer -> !isSelfReview(caller, call, review, reviewer))
                        .toList());
    }

    /**
     * Records a verdict.
     *
     * @return the ask with the verdict, ended if the verdict ends it; the same ask if the verdict is a repeat
     * @throws VerdictRefusedException if the verdict is not recorded
     */
    public Ask submit(Ask ask, Reviewer reviewer, Ballot ballot, Instant now) {
        Optional<Verdict> repeat = earlierRequest(ask, reviewer, ballot);
        if (repeat.isPresent()) {
            return ask;
        }
        check(ask, reviewer, ballot, now);
        Ask shown = ballot.edits().isEmpty() ? ask : edited(ask, ballot, now);
        Verdict verdict = new Verdict(
                reviewer,
                ballot.outcome(),
                ballot.reasonCode(),
                ballot.note(),
                ballot.edits(),
                shown.version(),
                now,
                ballot.requestId(),
                ballot.requestDigest());
        Ask voted = shown.withVerdict(verdict);
        return switch (ballot.outcome()) {
            case REJECT -> end(voted, AskTrigger.REJECTED, refusalFor(verdict), now);
            case APPROVE ->
                Quorum.isMet(voted.review().requirements(), voted.approvers())
                        ? end(voted, AskTrigger.REQUIREMENTS_MET, Reason.of(ReasonCode.APPROVED, Effect.ALLOW), now)
                        : voted;
        };
    }

    private static Optional<Verdict> earlierRequest(Ask ask, Reviewer reviewer, Ballot ballot) {
        if (ballot.requestId().isEmpty()) {
            return Optional.empty();
        }
        Optional<Verdict> earlier = ask.verdicts().stream()
                .filter(v -> v.requestId().equals(ballot.requestId())
                        && v.reviewer().name().equals(reviewer.name()))
                .findFirst();
        if (earlier.isPresent() && !earlier.get().requestDigest().equals(ballot.requestDigest())) {
            throw refused(VerdictRefusal.REQUEST_ID_REUSED, "the request id was used for another verdict");
        }
        return earlier;
    }

    private static void check(Ask ask, Reviewer reviewer, Ballot ballot, Instant now) {
        if (ask.state().isFinal() || ask.isDue(now)) {
            throw refused(VerdictRefusal.ASK_NOT_PENDING, "the ask has ended: nobody can answer it any more");
        }
        if (!isInSomeGroup(ask.review(), reviewer)) {
            throw refused(
                    VerdictRefusal.REVIEWER_NOT_ELIGIBLE, "this ask wants reviewers of groups that you are not in");
        }
        if (isSelfReview(ask, reviewer)) {
            throw refused(VerdictRefusal.SELF_REVIEW, "the call was made by you or for you: someone else must answer");
        }
        if (!ballot.etag().equals(ask.etag())) {
            throw refused(VerdictRefusal.ASK_CHANGED, "the ask has changed since you saw it: look again");
        }
        if (ballot.callDigest().isPresent() && !ballot.callDigest().get().equals(ask.digest())) {
            throw refused(VerdictRefusal.ASK_CHANGED, "the digest is not that of the call as it stands: look again");
        }
        boolean approvedBefore = ask.approvers().stream().anyMatch(r -> r.name().equals(reviewer.name()));
        if (approvedBefore && ballot.isApproval() && ballot.edits().isEmpty()) {
            throw refused(VerdictRefusal.VERDICT_ALREADY_GIVEN, "you have already approved this version of the ask");
        }
        if (!ballot.isApproval() && !ballot.edits().isEmpty()) {
            throw refused(VerdictRefusal.INVALID_VERDICT, "a reject carries no edits");
        }
        if (ballot.isApproval()) {
            requireCare(ask, ballot);
        }
        if (!ballot.edits().isEmpty() && !ask.origin().acceptsEdits()) {
            throw refused(
                    VerdictRefusal.EDITS_NOT_ACCEPTED, "the agent cannot run edited arguments: approve or reject");
        }
    }

    /** The riskier the call, the more an approval takes than a key. */
    private static void requireCare(Ask ask, Ballot ballot) {
        Optional<Challenge> missed =
                Challenge.of(ask).filter(challenge -> !challenge.isMetBy(ballot.challengeAnswer()));
        if (missed.isPresent()) {
            throw refused(
                    VerdictRefusal.CHALLENGE_FAILED,
                    switch (missed.get().kind()) {
                        case CODE -> "type the code that stands in the ask to approve it";
                        case TARGET -> "type the target of the ask, exactly as it stands there, to approve it";
                    });
        }
        if (ask.review().risk() == Risk.CRITICAL && ballot.givesNoReason()) {
            throw refused(VerdictRefusal.INVALID_VERDICT, "to approve a CRITICAL ask, say why in the note");
        }
    }

    private Ask edited(Ask ask, Ballot ballot, Instant now) {
        JsonObject arguments = ask.call().arguments();
        for (ArgumentEdit edit : ballot.edits()) {
            try {
                arguments = edit.applyTo(arguments);
            } catch (IllegalArgumentException e) {
                throw refused(VerdictRefusal.INVALID_EDIT, String.valueOf(e.getMessage()));
            }
        }
        requireWithinLimits(arguments);
        ToolCall call = ask.call().withArguments(arguments);
        Evaluation evaluation = policy.apply(call);
        return switch (evaluation.effect()) {
            case DENY -> throw refused(VerdictRefusal.EDIT_DENIED_BY_POLICY, "policy denies the call as you edited it");
            case ASK -> {
                requireNoNewChallenge(ask, evaluation);
                yield ask.revised(call, evaluation, ask.expireTime(), now);
            }
            // policy would let the edited call pass; the question stays as strict as it was
            case ALLOW -> ask.revised(call, ask.evaluation().withoutTarget(), ask.expireTime(), now);
        };
    }

    /** The editor's approval counts for the edited call, so it must have taken as much care as that call wants. */
    private static void requireNoNewChallenge(Ask ask, Evaluation edited) {
        Risk risk = edited.review().orElseThrow().risk();
        if (risk.needsChallenge() && risk.compareTo(ask.review().risk()) > 0) {
            throw refused(
                    VerdictRefusal.INVALID_EDIT,
                    "the edit raises the risk to " + risk + ": reject, and let the agent ask for that call");
        }
    }

    /** Each value is within the limits of a call; what they make together must be too. */
    private static void requireWithinLimits(JsonObject arguments) {
        try {
            JsonObject.parse(JsonObject.toJson(arguments), JsonLimits.CALL);
        } catch (JsonException e) {
            throw refused(VerdictRefusal.INVALID_EDIT, "the arguments as you edited them are " + e.getMessage());
        }
    }

    private static boolean isInSomeGroup(Review review, Reviewer reviewer) {
        return review.requirements().stream().anyMatch(r -> reviewer.isInAnyOf(r.askedGroups()));
    }

    private static boolean isSelfReview(Ask ask, Reviewer reviewer) {
        return isSelfReview(ask.origin().caller(), ask.call(), ask.review(), reviewer);
    }

    private static boolean isSelfReview(String caller, ToolCall call, Review review, Reviewer reviewer) {
        if (reviewer.name().equals(caller)) {
            return true;
        }
        return reviewer.name().equals(call.subject()) && (Blindness.wantsSeveral(review) || !reviewer.maySelfReview());
    }

    private static Reason refusalFor(Verdict verdict) {
        Reason reason = Reason.of(ReasonCode.REJECTED, Effect.DENY);
        return verdict.note().isEmpty() ? reason : reason.withExplanation(verdict.note());
    }

    private static Ask end(Ask ask, AskTrigger trigger, Reason reason, Instant now) {
        return ask.ended(trigger, reason, now).orElseThrow();
    }

    private static VerdictRefusedException refused(VerdictRefusal refusal, String message) {
        return new VerdictRefusedException(refusal, message);
    }
}
