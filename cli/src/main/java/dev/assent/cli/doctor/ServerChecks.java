package dev.assent.cli.doctor;

import dev.assent.cli.Failures;
import dev.assent.cli.asks.WhoAmI;
import dev.assent.cli.view.Shown;
import dev.assent.client.AskState;
import dev.assent.client.AskSummary;
import dev.assent.client.ClientException;
import dev.assent.client.HealthCheck;
import dev.assent.client.PolicyClient;
import dev.assent.client.ReviewClient;
import dev.assent.client.ServerAddress;
import dev.assent.client.ServingPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The server, without leaving a mark on it. */
final class ServerChecks {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    /** Less than what leads to a wrong countdown that anybody notices. */
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(2);

    private static final int NEWEST = 50;

    private ServerChecks() {}

    static Finding reachable(ServerAddress address) {
        String where = Shown.line(address.toString());
        if (!address.isThisMachine()) {
            return Finding.fail(
                    "server",
                    where + " is on another machine: the token would travel there unencrypted",
                    "forward its port to this machine, and name 127.0.0.1");
        }
        try {
            return HealthCheck.isServing(address, WITHIN)
                    ? Finding.ok("server", where + " serves (no TLS: it is on this machine)")
                    : Finding.fail("server", where + " answers, but does not serve", "look at its log and at /readyz");
        } catch (ClientException e) {
            return Finding.fail(
                    "server",
                    where + ": " + Failures.of(e).getMessage(),
                    "start `assent serve`, or name another with --server or --context");
        }
    }

    static Finding identity(ReviewClient client) {
        try {
            WhoAmI.Reviewer me = WhoAmI.ask(client);
            String groups = me.groups().isEmpty() ? "no groups" : "groups " + String.join(", ", me.groups());
            return Finding.ok("token", "accepted: you are " + Shown.line(me.name() + ", " + groups));
        } catch (ClientException e) {
            return Finding.fail(
                    "token",
                    Failures.of(e).getMessage(),
                    "name a token that the server knows with --token-file, $ASSENT_TOKEN or the context");
        }
    }

    /** Asks are stamped by the server, so that one from the future shows a clock that is behind. */
    static Finding clock(ReviewClient client, Instant now) {
        Optional<Instant> newest = client.listAsks(AskState.PENDING, NEWEST, "").asks().stream()
                .map(AskSummary::createTime)
                .max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Finding.skip("clock", "no ask is pending to compare it with");
        }
        Duration ahead = Duration.between(now, newest.get());
        return ahead.compareTo(TOLERATED_SKEW) > 0
                ? Finding.warn(
                        "clock",
                        "the newest ask is " + ahead.toSeconds() + " s in the future, so countdowns are wrong",
                        "set the clock of this machine or of the server")
                : Finding.ok("clock", "no pending ask is from the future (more cannot be known)");
    }

    static Finding policies(PolicyClient client) {
        ServingPolicies serving = client.serving();
        String set = Shown.line(serving.revision()) + " (policies: "
                + serving.policies().size() + ", rules: " + serving.rules() + ")";
        if (serving.current()) {
            return Finding.ok("policies", "serving " + set);
        }
        List<String> problems = serving.problems();
        String first = problems.isEmpty() ? "" : "; first problem: " + Shown.line(problems.get(0));
        return serving.revision().isEmpty()
                ? Finding.fail("policies", "none serve" + first, "run `assent check` on their folder")
                : Finding.warn(
                        "policies",
                        "the files are refused, the last good ones serve: " + set + first,
                        "run `assent check` on their folder");
    }

    /** A claim can be seen by others, and takes the ask from them for a while. */
    static Finding claims(ReviewClient client) {
        boolean any = !client.listAsks(AskState.PENDING, 1, "").asks().isEmpty();
        return Finding.skip("claims", any ? "not tried: other reviewers would see it" : "not tried: no ask is pending");
    }
}
