package dev.assent.engine.ask;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.CallDigest;
import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.JsonObject;
import dev.assent.engine.decision.Decision;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Escalation;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Evaluation.Review;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.mask.MaskPath;
import dev.assent.engine.mask.Masking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A durable question to people about one tool call. Immutable: each change makes a new value, and only the changes below
 * exist.
 *
 * @param call the call as it stands, after edits
 * @param evaluation what policy said of the call as it stands; its effect is ASK
 * @param version counts from 1; rises when the call, the rules or the requirements change, never with votes
 * @param challenge the code that a reviewer types where {@link Challenge} wants one
 * @param verdicts all, of every version, in the order in which they came
 * @param end present once the state is final
 * @param answer the final decision, once an agent has fetched it
 * @param remains what is still known of the real call once it has been let go: then {@code call}, {@code origin} and the edits
 *     of verdicts are masked for good
 */
public record Ask(
        String id,
        Origin origin,
        ToolCall call,
        Evaluation evaluation,
        int version,
        String challenge,
        Instant createTime,
        Instant expireTime,
        AskState state,
        List<Verdict> verdicts,
        Optional<End> end,
        Optional<Answer> answer,
        Optional<Remains> remains) {

    /**
     * The request that opened the ask.
     *
     * @param caller authenticated identity of the caller, to which the request id is scoped
     * @param requestDigest digest of the request, to tell a repeat from a reuse
     * @param arguments as the agent sent them
     */
    public record Origin(
            String caller, String requestId, String requestDigest, boolean acceptsEdits, JsonObject arguments) {
        public Origin {
            requireNonNull(caller, "caller");
            requireNonNull(requestId, "requestId");
            requireNonNull(requestDigest, "requestDigest");
            requireNonNull(arguments, "arguments");
        }
    }

    /** How and when it ended. */
    public record End(AskTrigger trigger, Instant time, Reason reason) {
        public End {
            requireNonNull(trigger, "trigger");
            requireNonNull(time, "time");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * The first final decision that an agent was given.
     *
     * @param requestId the request that got it; several can share an ask
     */
    public record Answer(String requestId, Instant time, Decision decision) {
        public Answer {
            requireNonNull(requestId, "requestId");
            requireNonNull(time, "time");
            requireNonNull(decision, "decision");
        }
    }

    /**
     * What is kept of the real call.
     *
     * @param digest of the call as it stood
     */
    public record Remains(String digest, boolean edited) {
        public Remains {
            requireNonNull(digest, "digest");
        }
    }

    /** Since when the real call is held, and why. */
    public record Held(CallHold why, Instant since) {
        public Held {
            requireNonNull(why, "why");
            requireNonNull(since, "since");
        }
    }

    /** An ask whose real call is there. */
    public Ask(
            String id,
            Origin origin,
            ToolCall call,
            Evaluation evaluation,
            int version,
            String challenge,
            Instant createTime,
            Instant expireTime,
            AskState state,
            List<Verdict> verdicts,
            Optional<End> end,
            Optional<Answer> answer) {
        this(
                id,
                origin,
                call,
                evaluation,
                version,
                challenge,
                createTime,
                expireTime,
                state,
                verdicts,
                end,
                answer,
                Optional.empty());
    }

    public Ask {
        requireNonNull(id, "id");
        requireNonNull(origin, "origin");
        requireNonNull(call, "call");
        requireNonNull(evaluation, "evaluation");
        requireNonNull(challenge, "challenge");
        requireNonNull(createTime, "createTime");
        requireNonNull(expireTime, "expireTime");
        requireNonNull(state, "state");
        verdicts = List.copyOf(verdicts);
        requireNonNull(end, "end");
        requireNonNull(answer, "answer");
        requireNonNull(remains, "remains");
        if (evaluation.effect() != Effect.ASK) {
            throw new IllegalArgumentException("evaluation: " + evaluation.effect() + " (expected: ASK)");
        }
        if (end.isPresent() != state.isFinal()) {
            throw new IllegalArgumentException("end: present " + end.isPresent() + " (expected: iff final)");
        }
    }

    /** A fresh ask; it expires when the evaluation's review says so. */
    public static Ask open(
            String id, Origin origin, ToolCall call, Evaluation evaluation, String challenge, Instant now) {
        Instant expireTime = now.plus(evaluation.review().orElseThrow().expiresAfter());
        return new Ask(
                id,
                origin,
                call,
                evaluation,
                1,
                challenge,
                now,
                expireTime,
                AskState.PENDING,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public Review review() {
        return evaluation.review().orElseThrow();
    }

    /** Digest of the call as it stands. */
    public String digest() {
        return remains.map(Remains::digest).orElseGet(() -> CallDigest.of(call));
    }

    /** The call as the agent sent it. */
    public ToolCall originalCall() {
        return call.withArguments(origin.arguments());
    }

    public boolean isEdited() {
        return remains.map(Remains::edited).orElseGet(() -> !call.arguments().equals(origin.arguments()));
    }

    /** Changes exactly when {@link #version} does, and cannot be guessed from another ask's. */
    public String etag() {
        return etag(digest());
    }

    /** The etag, for those who have worked out {@link #digest} already. */
    String etag(String digest) {
        return version + "-"
                + CallDigest.sha256(id + "\n" + version + "\n" + digest).substring(7, 23);
    }

    /** The verdicts that count: those on the current version. */
    public Stream<Verdict> currentVerdicts() {
        return verdicts.stream().filter(verdict -> verdict.version() == version);
    }

    /** The people whose approval counts, in the order in which they came. */
    public List<Reviewer> approvers() {
        return currentVerdicts()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.APPROVE)
                .map(Verdict::reviewer)
                .toList();
    }

    /** When the ask is next put to further groups; empty if that is not to come. */
    public Optional<Instant> escalateTime() {
        return state == AskState.PENDING
                ? review().nextEscalation().map(createTime::plus).filter(time -> time.isBefore(expireTime))
                : Optional.empty();
    }

    /** The next version, put to the groups of every escalation whose time has come; the same ask if there is none. */
    public Ask escalated(Instant now) {
        if (escalateTime().filter(time -> !now.isBefore(time)).isEmpty()) {
            return this;
        }
        return revised(call, evaluation.at(age(now), version + 1), expireTime, now);
    }

    /** Whether further groups are asked because nobody had decided for a while. */
    public boolean isEscalated() {
        return escalations().anyMatch(Escalation::hasCome);
    }

    private Stream<Escalation> escalations() {
        return review().requirements().stream().flatMap(r -> r.escalation().stream());
    }

    private Duration age(Instant now) {
        return Duration.between(createTime, now);
    }

    /** Whether a change of policy, and neither an edit nor an escalation, made the version that is PENDING. */
    public boolean isRevisedByPolicy() {
        return state == AskState.PENDING
                && version > 1
                && escalations().noneMatch(escalation -> escalation.since() == version)
                && currentVerdicts().allMatch(verdict -> verdict.edits().isEmpty());
    }

    public boolean isDue(Instant now) {
        return state == AskState.PENDING && !now.isBefore(expireTime);
    }

    /**
     * The next version: another call, or other rules and requirements. Earlier verdicts no longer count. What
     * is asked now escalates as if it had been asked from the start.
     *
     * @param newExpireTime no later than before: the agent was told when it is over
     */
    Ask revised(ToolCall newCall, Evaluation newEvaluation, Instant newExpireTime, Instant now) {
        if (newExpireTime.isAfter(expireTime)) {
            throw new IllegalArgumentException("newExpireTime: later than before (expected: no later)");
        }
        return new Ask(
                id,
                origin,
                newCall,
                newEvaluation.at(age(now), version),
                version + 1,
                challenge,
                createTime,
                newExpireTime,
                state,
                verdicts,
                end,
                answer);
    }

    /** The reviewer's earlier verdict on the same version gives way. */
    Ask withVerdict(Verdict verdict) {
        List<Verdict> all = new ArrayList<>(verdicts);
        all.removeIf(earlier -> earlier.version() == verdict.version()
                && earlier.reviewer().name().equals(verdict.reviewer().name()));
        all.add(verdict);
        return new Ask(
                id, origin, call, evaluation, version, challenge, createTime, expireTime, state, all, end, answer);
    }

    /**
     * Ends the ask, or gives empty if the table of transitions does not let it.
     *
     * @param reason what the agent is told
     */
    public Optional<Ask> ended(AskTrigger trigger, Reason reason, Instant now) {
        return AskTransitions.after(state, trigger)
                .map(next -> new Ask(
                        id,
                        origin,
                        call,
                        evaluation,
                        version,
                        challenge,
                        createTime,
                        expireTime,
                        next,
                        verdicts,
                        Optional.of(new End(trigger, now, reason)),
                        answer));
    }

    /** Keeps the final decision that the request gets. */
    public Ask answered(String requestId, Decision decision, Instant now) {
        if (!state.isFinal() || answer.isPresent()) {
            throw new IllegalStateException("an ask is answered once, after its end");
        }
        return new Ask(
                id,
                origin,
                call,
                evaluation,
                version,
                challenge,
                createTime,
                expireTime,
                state,
                verdicts,
                end,
                Optional.of(new Answer(requestId, now, decision)),
                remains);
    }

    /** Why the real call is still there; empty while the ask is pending, and once the call has been let go. */
    public Optional<Held> held() {
        if (remains.isPresent()) {
            return Optional.empty();
        }
        return end.map(ended -> {
            boolean runs = state == AskState.APPROVED || ended.trigger() == AskTrigger.POLICY_ALLOWS;
            if (!runs) {
                return new Held(CallHold.UNAPPROVED, ended.time());
            }
            return answer.map(given -> new Held(CallHold.REDEEMED, given.time()))
                    .orElseGet(() -> new Held(CallHold.REDEEMABLE, ended.time()));
        });
    }

    /** The ask without the real call: masked arguments, context and edits stand in its place. */
    public Ask letGo(Masking masking, Collection<MaskPath> declared) {
        if (held().isEmpty()) {
            throw new IllegalStateException("only the call of an ask that has ended is let go, and once");
        }
        MaskedAsk masked = MaskedAsk.of(this, masking, declared);
        return new Ask(
                id,
                new Origin(
                        origin.caller(),
                        origin.requestId(),
                        origin.requestDigest(),
                        origin.acceptsEdits(),
                        masked.sentArguments()),
                call.withArguments(masked.arguments()).withContext(masked.context()),
                evaluation,
                version,
                challenge,
                createTime,
                expireTime,
                state,
                verdicts.stream().map(verdict -> verdict.masked(masked)).toList(),
                end,
                answer.map(given -> new Answer(
                        given.requestId(),
                        given.time(),
                        given.decision().withEditedArguments(JsonObject.toJson(masked.arguments())))),
                Optional.of(new Remains(digest(), isEdited())));
    }
}
