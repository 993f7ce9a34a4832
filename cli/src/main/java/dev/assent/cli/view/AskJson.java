package dev.assent.cli.view;

import dev.assent.client.Ask;
import dev.assent.client.AskSummary;
import dev.assent.client.Edit;
import dev.assent.client.RecordedVerdict;
import dev.assent.client.Refusal;
import dev.assent.client.ReviewRequirement;
import dev.assent.client.Withdrawal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for scripts, in the names of the API's JSON form; texts are the raw ones. */
public final class AskJson {
    private AskJson() {}

    public static Map<String, Object> of(AskSummary ask) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("askId", ask.askId());
        json.put("state", ask.state());
        json.put("risk", ask.risk());
        json.put("tool", ask.tool());
        json.put("agent", ask.agent());
        json.put("subject", ask.subject());
        json.put("session", ask.session());
        json.put("rules", ask.rules());
        json.put("createTime", ask.createTime());
        json.put("expireTime", ask.expireTime());
        json.put("etag", ask.etag());
        json.put("callDigest", ask.callDigest());
        json.put("agentWaits", ask.agentWaits());
        json.put("revisedByPolicy", ask.revisedByPolicy());
        json.put("escalated", ask.escalated());
        json.put("blind", ask.blind());
        json.put("flags", List.copyOf(ask.flags()));
        json.put("groupKey", ask.groupKey());
        json.put(
                "requirements",
                ask.requirements().stream().map(AskJson::requirement).toList());
        ask.lease()
                .ifPresent(lease ->
                        json.put("lease", Map.of("reviewer", lease.reviewer(), "expireTime", lease.expireTime())));
        return json;
    }

    public static Map<String, Object> of(Ask ask) {
        Map<String, Object> json = new LinkedHashMap<>(of(ask.summary()));
        json.put("server", ask.server());
        json.put("arguments", JsonText.parsed(ask.argumentsJson()));
        ask.originalArgumentsJson().ifPresent(sent -> json.put("originalArguments", JsonText.parsed(sent)));
        ask.lastAllowedArgumentsJson().ifPresent(last -> json.put("lastAllowedArguments", JsonText.parsed(last)));
        json.put("context", JsonText.parsed(ask.contextJson()));
        json.put("reasons", ask.reasons().stream().map(DecisionView::json).toList());
        json.put("verdicts", ask.verdicts().stream().map(AskJson::verdict).toList());
        json.put("acceptsEdits", ask.acceptsEdits());
        ask.target().ifPresent(target -> json.put("target", target));
        json.put("challengeKind", ask.challengeKind());
        json.put("policyRevision", ask.policyRevision());
        ask.resolution().ifPresent(end -> {
            Map<String, Object> resolution = new LinkedHashMap<>();
            resolution.put("endTime", end.endTime());
            resolution.put("reason", DecisionView.json(end.reason()));
            end.redeemTime().ifPresent(time -> resolution.put("redeemTime", time));
            json.put("resolution", resolution);
        });
        return json;
    }

    /** An ask that needs no more answers. */
    public static Map<String, Object> of(Withdrawal withdrawal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("askId", withdrawal.askId());
        json.put("state", withdrawal.state());
        json.put("reviewers", withdrawal.reviewers());
        json.put("reason", DecisionView.json(withdrawal.reason()));
        return json;
    }

    /** A refusal that is remembered. */
    public static Map<String, Object> of(Refusal refusal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("refusalId", refusal.refusalId());
        json.put("expireTime", refusal.expireTime());
        json.put("ask", of(refusal.ask()));
        return json;
    }

    /** Why it is asked. */
    public static Map<String, Object> reasons(Ask ask) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("askId", ask.askId());
        json.put("risk", ask.summary().risk());
        json.put("policyRevision", ask.policyRevision());
        json.put("reasons", ask.reasons().stream().map(DecisionView::json).toList());
        return json;
    }

    private static Map<String, Object> requirement(ReviewRequirement requirement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("groups", requirement.groups());
        json.put("approvals", requirement.approvals());
        json.put("approved", requirement.approved());
        return json;
    }

    private static Map<String, Object> verdict(RecordedVerdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reviewer", verdict.reviewer());
        json.put("outcome", verdict.outcome());
        json.put("note", verdict.note());
        json.put("verdictTime", verdict.verdictTime());
        json.put("edits", verdict.edits().stream().map(AskJson::edit).toList());
        return json;
    }

    private static Map<String, Object> edit(Edit edit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operation", edit.operation());
        json.put("pointer", edit.pointer());
        json.put("valueJson", edit.valueJson());
        return json;
    }
}
