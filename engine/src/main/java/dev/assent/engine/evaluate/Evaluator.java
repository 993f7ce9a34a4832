package dev.assent.engine.evaluate;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.Budget;
import dev.assent.engine.cel.BudgetExceededError;
import dev.assent.engine.decision.Effect;
import dev.assent.engine.decision.Evaluation;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.decision.Reason;
import dev.assent.engine.decision.ReasonCode;
import dev.assent.engine.display.Untrusted;
import dev.assent.engine.history.History;
import dev.assent.engine.mask.Masking;
import dev.assent.engine.policy.Policy;
import dev.assent.engine.policy.PolicySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Says what a policy set thinks of a call. Holds nothing between calls; safe for any thread. */
public final class Evaluator {
    private final EvaluationLimits limits;
    private final LongSupplier nanoTicker;
    private final Masking masking;

    /** Hides secrets behind their length alone. */
    public Evaluator(EvaluationLimits limits, LongSupplier nanoTicker) {
        this(limits, nanoTicker, Masking.withoutKey());
    }

    /**
     * The ticker counts nanoseconds of the CPU time of the thread that asks it, from any origin. One that stands still bounds
     * nothing.
     *
     * @param masking hides the secrets of a call in explanations, targets and traces: none of them leaves here raw
     */
    public Evaluator(EvaluationLimits limits, LongSupplier nanoTicker, Masking masking) {
        this.limits = requireNonNull(limits, "limits");
        this.nanoTicker = requireNonNull(nanoTicker, "nanoTicker");
        this.masking = requireNonNull(masking, "masking");
    }

    /** Evaluates without a history: rules that ask for one are in error. */
    public Evaluation evaluate(PolicySet policies, ToolCall call, Instant now) {
        return evaluate(policies, call, now, History.UNREADABLE);
    }

    /**
     * Never throws for a bad policy or call: what goes wrong is in the reasons. Over budget is DENY.
     *
     * @param history of the call's session, agent and subject, without this call
     */
    public Evaluation evaluate(PolicySet policies, ToolCall call, Instant now, History history) {
        return evaluate(policies, call, now, history, Watcher.NOBODY);
    }

    /** Traces without a history: rules that ask for one are in error. */
    public DecisionTrace trace(PolicySet policies, ToolCall call, Instant now) {
        return trace(policies, call, now, History.UNREADABLE);
    }

    /** The same evaluation, and what every rule saw that was looked at. What it shows may hold text of the agent, masked. */
    public DecisionTrace trace(PolicySet policies, ToolCall call, Instant now, History history) {
        TraceWriter writer = new TraceWriter();
        Evaluation evaluation = evaluate(policies, call, now, history, writer);
        CallSecrets secrets = new CallSecrets(masking, policies, call, CallSecrets.TRACE_STEPS);
        return new DecisionTrace(evaluation, writer.rules(secrets::show));
    }

    /** The same evaluation, with somebody who is told what it looks at. */
    public Evaluation evaluate(PolicySet policies, ToolCall call, Instant now, History history, Watcher watcher) {
        Budget budget = new Budget(limits.maxSteps(), limits.maxTime().toNanos(), nanoTicker);
        List<Finding> findings;
        Optional<String> mismatch;
        try {
            Activation activation = CallValues.activation(call, policies.data(), now, history, budget, watcher);
            findings = findings(policies, activation, call, watcher);
            mismatch = policies.tools().mismatch(call.tool(), call.server(), call.arguments());
        } catch (BudgetExceededError e) {
            return overBudget(policies);
        }
        CallSecrets secrets = new CallSecrets(masking, policies, call, CallSecrets.DECISION_STEPS);
        List<Reason> reasons = Explanations.reasons(findings, budget, secrets);
        mismatch.ifPresent(text -> reasons.add(Reason.of(ReasonCode.ARGUMENTS_NOT_IN_SCHEMA, Effect.ASK)
                .withExplanation(new Untrusted(secrets.show(text)))));
        if (findings.isEmpty()) {
            reasons.add(policies.defaultReason());
        }
        Effect effect = Effect.ALLOW;
        for (Reason reason : reasons) {
            effect = effect.strictest(reason.effect());
        }
        return new Evaluation(
                effect,
                reasons,
                effect == Effect.ASK
                        ? Optional.of(review(findings, mismatch.isPresent()).withTarget(Targets.of(findings, secrets)))
                        : Optional.empty(),
                effect == Effect.DENY ? List.of() : labels(findings),
                effect == Effect.DENY ? List.of() : obligations(findings),
                policies.revision());
    }

    private static List<String> labels(List<Finding> findings) {
        List<String> labels = new ArrayList<>();
        for (Finding finding : findings) {
            labels.addAll(finding.outcome().consequences().labels());
        }
        return labels;
    }

    private static List<Obligation> obligations(List<Finding> findings) {
        List<Obligation> obligations = new ArrayList<>();
        for (Finding finding : findings) {
            obligations.addAll(finding.obligations());
        }
        return obligations.size() < 2
                ? obligations
                : obligations.stream().distinct().toList();
    }

    private static List<Finding> findings(PolicySet policies, Activation activation, ToolCall call, Watcher watcher) {
        List<Finding> findings = new ArrayList<>();
        for (Policy policy : policies.covering(call.tool(), call.server())) {
            PolicyRun.collect(policy, activation, watcher, findings);
        }
        return findings;
    }

    private static Evaluation.Review review(List<Finding> findings, boolean mismatch) {
        ReviewMerge merge = new ReviewMerge();
        for (Finding finding : findings) {
            if (finding.effect() == Effect.ASK) {
                finding.outcome().terms().ifPresentOrElse(merge::add, merge::addDefault);
            }
        }
        if (mismatch) {
            merge.addDefault();
        }
        return merge.merged();
    }

    private static Evaluation overBudget(PolicySet policies) {
        return new Evaluation(
                Effect.DENY,
                List.of(Reason.of(ReasonCode.BUDGET_EXCEEDED, Effect.DENY)),
                Optional.empty(),
                policies.revision());
    }
}
