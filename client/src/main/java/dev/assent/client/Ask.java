package dev.assent.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything a reviewer needs to decide.
 *
 * @param argumentsJson the arguments as they stand, indented
 * @param originalArgumentsJson the arguments as the agent sent them, if a reviewer has edited them
 * @param acceptsEdits whether the agent can run edited arguments
 * @param verdicts in the order in which they came; while the ask is blind, one's own only
 * @param challenge what an approval at HIGH and CRITICAL must repeat, printable ASCII; else empty
 * @param lastAllowedArgumentsJson of the last allowed call of the same agent and tool
 * @param resolution how the ask ended, once it has
 * @param target what the call acts on, if a policy names it
 * @param challengeKind how the challenge is answered; the server takes nothing else
 */
public record Ask(
        AskSummary summary,
        UntrustedText server,
        UntrustedText argumentsJson,
        Optional<UntrustedText> originalArgumentsJson,
        UntrustedText contextJson,
        List<Reason> reasons,
        List<RecordedVerdict> verdicts,
        boolean acceptsEdits,
        String challenge,
        String policyRevision,
        Optional<UntrustedText> lastAllowedArgumentsJson,
        Optional<AskResolution> resolution,
        Optional<UntrustedText> target,
        ChallengeKind challengeKind) {
    public Ask {
        requireNonNull(summary, "summary");
        requireNonNull(server, "server");
        requireNonNull(argumentsJson, "argumentsJson");
        requireNonNull(originalArgumentsJson, "originalArgumentsJson");
        requireNonNull(contextJson, "contextJson");
        reasons = List.copyOf(reasons);
        verdicts = List.copyOf(verdicts);
        requireNonNull(challenge, "challenge");
        requireNonNull(policyRevision, "policyRevision");
        requireNonNull(lastAllowedArgumentsJson, "lastAllowedArgumentsJson");
        requireNonNull(resolution, "resolution");
        requireNonNull(target, "target");
        requireNonNull(challengeKind, "challengeKind");
    }

    /** Whether this is what the challenge wants typed; true where nothing is. */
    public boolean isChallengeMet(String typed) {
        return switch (challengeKind) {
            case NONE -> true;
            case CODE -> !challenge.isEmpty() && challenge.equals(typed.toUpperCase(Locale.ROOT));
            case TARGET -> !challenge.isEmpty() && challenge.equals(typed);
        };
    }

    public String askId() {
        return summary.askId();
    }
}
