package dev.assent.server.grpc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assent.engine.ask.Ask;
import dev.assent.engine.ask.AskTraits;
import dev.assent.engine.ask.Blindness;
import dev.assent.engine.ask.Quorum;
import dev.assent.engine.ask.Reviewer;
import dev.assent.engine.decision.ReviewRequirement;
import dev.assent.engine.display.Untrusted;
import dev.assent.proto.v1.AskSummary;
import dev.assent.proto.v1.UntrustedText;
import dev.assent.server.command.AskLookup.Seen;
import dev.assent.server.feed.AskWaiters;
import java.util.List;
import java.util.Objects;

/**
 * The rows of queues. The same change is shown to every reviewer in one of two forms, with the verdicts of others or without,
 * so both are made once. Safe for any thread.
 */
final class AskSummaries {
    private static final int SUMMARIES = 4_000;

    /** About 300 bytes each. */
    private static final int VERSIONS = 16_384;

    private final AskWaiters waiters;

    private final Cache<Seen, Forms> summaries =
            Caffeine.newBuilder().weakKeys().maximumSize(SUMMARIES).build();

    /** The digest of a call and the flags of its texts are the larger part of the work, and change only with the version. */
    private final Cache<Version, AskTraits> traits =
            Caffeine.newBuilder().maximumSize(VERSIONS).build();

    /** With the verdicts of all, and without. */
    private record Forms(AskSummary open, AskSummary blind) {}

    private record Version(String askId, int version, boolean isFinal) {
        static Version of(Ask ask) {
            return new Version(ask.id(), ask.version(), ask.state().isFinal());
        }
    }

    AskSummaries(AskWaiters waiters) {
        this.waiters = waiters;
    }

    /** What this reviewer may see; the same object gives the same, but for who waits at this moment. */
    AskSummary of(Seen seen, Reviewer reviewer) {
        Forms forms = Objects.requireNonNull(summaries.get(seen, this::forms));
        AskSummary summary = Blindness.isBlind(seen.ask(), reviewer) ? forms.blind : forms.open;
        boolean waits = waiters.isAwaited(seen.ask().id());
        return summary.getAgentWaits() == waits
                ? summary
                : summary.toBuilder().setAgentWaits(waits).build();
    }

    private Forms forms(Seen seen) {
        Ask ask = seen.ask();
        AskSummary common = common(seen);
        AskSummary open = with(common, requirements(ask, ask.approvers()), false);
        return Blindness.isWanted(ask)
                ? new Forms(open, with(common, requirements(ask, List.of()), true))
                : new Forms(open, open);
    }

    private static AskSummary with(
            AskSummary common, List<dev.assent.proto.v1.ReviewRequirement> requirements, boolean blind) {
        return common.toBuilder()
                .addAllRequirements(requirements)
                .setBlind(blind)
                .build();
    }

    /** What everybody sees. */
    private AskSummary common(Seen seen) {
        Ask ask = seen.ask();
        AskTraits known = Objects.requireNonNull(traits.get(Version.of(ask), version -> AskTraits.of(ask)));
        AskSummary.Builder message = AskSummary.newBuilder()
                .setAskId(ask.id())
                .setState(AskMapper.state(ask.state()))
                .setRisk(DecisionMapper.risk(ask.review().risk()))
                .setTool(text(ask.call().tool()))
                .setAgent(text(ask.call().agent()))
                .setSubject(text(ask.call().subject()))
                .setSession(text(ask.call().session()))
                .addAllRules(ask.evaluation().askingRules())
                .setCreateTime(Times.timestamp(ask.createTime()))
                .setExpireTime(Times.timestamp(ask.expireTime()))
                .setEtag(known.etag())
                .setAgentWaits(waiters.isAwaited(ask.id()))
                .setCallDigest(known.digest())
                .setRevisedByPolicy(ask.isRevisedByPolicy())
                .setEscalated(ask.isEscalated())
                .addAllFlags(DecisionMapper.flags(known.flags()))
                .setGroupKey(known.groupKey());
        seen.lease().ifPresent(lease -> message.setLease(AskMapper.lease(lease)));
        return message.build();
    }

    private static List<dev.assent.proto.v1.ReviewRequirement> requirements(Ask ask, List<Reviewer> approvers) {
        return ask.review().requirements().stream()
                .map(requirement -> requirement(requirement, approvers))
                .toList();
    }

    private static dev.assent.proto.v1.ReviewRequirement requirement(
            ReviewRequirement requirement, List<Reviewer> approvers) {
        return dev.assent.proto.v1.ReviewRequirement.newBuilder()
                .addAllGroups(requirement.askedGroups())
                .setApprovals(requirement.approvals())
                .setApproved(Quorum.approved(requirement, approvers))
                .build();
    }

    private static UntrustedText text(String text) {
        return DecisionMapper.text(new Untrusted(text));
    }
}
