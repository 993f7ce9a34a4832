package dev.assent.server.crash;

import dev.assent.proto.v1.Ask;
import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Reason;
import dev.assent.proto.v1.ReasonCode;
import dev.assent.proto.v1.Verdict;
import dev.assent.proto.v1.VerdictOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what the clients saw with what the server says in the end. */
final class HistoryCheck {
    /** Why an approved ask may yet be answered with DENY: the others who share it, and those who come too late. */
    private static final Set<ReasonCode> NO_LONGER = Set.of(
            ReasonCode.REASON_CODE_APPROVAL_USED,
            ReasonCode.REASON_CODE_APPROVAL_LAPSED,
            ReasonCode.REASON_CODE_SUPERSEDED);

    private final History history;
    private final Map<String, List<History.Voted>> votes;
    private final Map<String, List<History.Ended>> ends;
    private final Map<String, List<History.Answered>> answers;
    private final List<String> violations = new ArrayList<>();

    private HistoryCheck(History history) {
        this.history = history;
        this.votes = history.voted.stream().collect(Collectors.groupingBy(History.Voted::askId));
        this.ends = history.ended.stream().collect(Collectors.groupingBy(History.Ended::askId));
        this.answers = history.answered.stream().collect(Collectors.groupingBy(History.Answered::askId));
    }

    /**
     * What is wrong; empty if nothing is.
     *
     * @param server the ask with that id as it stands in the end
     */
    static List<String> violations(History history, Function<String, Optional<Ask>> server) {
        HistoryCheck check = new HistoryCheck(history);
        Map<String, AskKind> kinds = new HashMap<>();
        history.asked.forEach(asked -> kinds.put(asked.askId(), asked.kind()));
        kinds.forEach((askId, kind) -> check.ask(askId, kind, server.apply(askId)));
        check.unanswered();
        check.repeats();
        check.violations.addAll(history.surprises);
        return check.violations;
    }

    private void ask(String askId, AskKind kind, Optional<Ask> found) {
        if (found.isEmpty()) {
            violations.add("ask lost: " + askId);
            return;
        }
        Ask ask = found.get();
        AskState state = ask.getSummary().getState();
        votes.getOrDefault(askId, List.of()).stream()
                .filter(vote -> ask.getVerdictsList().stream().noneMatch(verdict -> isRecordOf(verdict, vote)))
                .forEach(vote -> violations.add("verdict lost: " + vote));
        ends.getOrDefault(askId, List.of()).stream()
                .filter(ended -> ended.state() != state)
                .forEach(ended -> violations.add("ended twice: " + ended + " is now " + state));
        if (history.cancelled.contains(askId) && state != AskState.ASK_STATE_CANCELLED) {
            violations.add("cancelled, and now " + state + ": " + askId);
        }
        answers(ask, kind);
    }

    private void answers(Ask ask, AskKind kind) {
        String askId = ask.getSummary().getAskId();
        AskState state = ask.getSummary().getState();
        Set<String> allows = new HashSet<>();
        for (History.Answered answered : answers.getOrDefault(askId, List.of())) {
            Decision decision = answered.decision();
            if (answered.isAllow()) {
                allows.add(decision.getId() + " for " + answered.requestId());
                if (state != AskState.ASK_STATE_APPROVED || approvers(ask, kind).size() < kind.approvals) {
                    violations.add("ALLOW without its verdicts: " + answered);
                }
            } else if (state == AskState.ASK_STATE_APPROVED
                    && decision.getReasonsList().stream().map(Reason::getCode).noneMatch(NO_LONGER::contains)) {
                violations.add("approved, and denied: " + answered);
            }
        }
        if (allows.size() > 1) {
            violations.add("approval used " + allows.size() + " times: " + askId);
        }
    }

    /** Everybody who waits gets an answer. */
    private void unanswered() {
        Set<String> answered =
                history.answered.stream().map(History.Answered::requestId).collect(Collectors.toSet());
        history.asked.stream()
                .filter(asked -> !answered.contains(asked.requestId()))
                .forEach(asked -> violations.add("unanswered: " + asked));
    }

    /** A repeated request gets the same answer; an ALLOW and what was kept with it is even the same decision. */
    private void repeats() {
        Map<String, Set<String>> gist = history.answered.stream()
                .collect(Collectors.groupingBy(
                        answered -> answered.askId() + " " + answered.requestId(),
                        Collectors.mapping(HistoryCheck::gist, Collectors.toSet())));
        gist.forEach((request, answers) -> {
            if (answers.size() > 1) {
                violations.add("answered twice: " + request + " got " + answers);
            }
        });
    }

    private static String gist(History.Answered answered) {
        Decision decision = answered.decision();
        return decision.getEffect()
                + " "
                + decision.getReasonsList().stream().map(Reason::getCode).toList();
    }

    private static Set<String> approvers(Ask ask, AskKind kind) {
        return ask.getVerdictsList().stream()
                .filter(verdict -> verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_APPROVE
                        && verdict.getEtag().equals(ask.getSummary().getEtag())
                        && (!kind.onlyFinance || Load.isInFinance(verdict.getReviewer())))
                .map(Verdict::getReviewer)
                .collect(Collectors.toSet());
    }

    private static boolean isRecordOf(Verdict verdict, History.Voted vote) {
        return verdict.getReviewer().equals(vote.reviewer())
                && (verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_APPROVE) == vote.approve();
    }
}
