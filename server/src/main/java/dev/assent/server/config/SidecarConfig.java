package dev.assent.server.config;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.decision.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator can set. The names are the keys of the file ({@link ConfigFile}).
 *
 * @param policies the folder with the policy files
 * @param data the folder with asks, decision log and the local token
 */
public record SidecarConfig(
        Path policies,
        Path data,
        Agent agent,
        Review review,
        Http http,
        Decision decision,
        Asks asks,
        Audit audit,
        Grpc grpc) {

    /** The agents' listener; local, since it has neither TLS nor authentication yet. */
    public record Agent(ListenAddress listen) {
        public Agent {
            requireLocal(listen);
        }
    }

    /**
     * The reviewers' listener; local, since it has no TLS yet.
     *
     * @param self whether reviewers of the file may answer asks made on their own behalf
     * @param tokens the file of reviewers and their hashed tokens; empty: one local token
     */
    public record Review(ListenAddress listen, SelfReview self, Optional<Path> tokens) {
        public Review {
            requireLocal(listen);
            requireNonNull(self, "self");
            requireNonNull(tokens, "tokens");
        }

        public Review(ListenAddress listen, SelfReview self) {
            this(listen, self, Optional.empty());
        }

        public Review withListen(ListenAddress changed) {
            return new Review(changed, self, tokens);
        }
    }

    /** Health and metrics. May be reached from other machines: kubelets and scrapers do. */
    public record Http(ListenAddress.Tcp listen) {
        public Http {
            requireNonNull(listen, "listen");
        }
    }

    /** What a call gets that no rule matches: ASK or DENY. */
    public record Decision(Effect defaultEffect) {
        public Decision {
            if (requireNonNull(defaultEffect, "defaultEffect") == Effect.ALLOW) {
                throw new IllegalArgumentException("defaultEffect: ALLOW (expected: ASK or DENY)");
            }
        }
    }

    /**
     * Bounds of asks.
     *
     * @param redeemWithin how long an approval can be redeemed after the ask became APPROVED
     * @param rememberRefusal how long a call that was refused is not asked about again; zero: not at all
     * @param keepEnded how long an ask is kept after its end, at least a day: so long a request can be repeated
     */
    public record Asks(
            int maxPending,
            int maxPendingPerAgent,
            int maxPendingPerSession,
            Duration redeemWithin,
            Duration rememberRefusal,
            Duration keepEnded) {
        public static final Duration LEAST_KEPT = Duration.ofDays(1);

        public Asks {
            requirePositive("maxPending", maxPending);
            requirePositive("maxPendingPerAgent", maxPendingPerAgent);
            requirePositive("maxPendingPerSession", maxPendingPerSession);
            if (redeemWithin.isNegative() || redeemWithin.isZero()) {
                throw new IllegalArgumentException("redeemWithin: " + redeemWithin + " (expected: > 0)");
            }
            if (rememberRefusal.isNegative()) {
                throw new IllegalArgumentException("rememberRefusal: " + rememberRefusal + " (expected: >= 0)");
            }
            if (keepEnded.compareTo(LEAST_KEPT) < 0) {
                throw new IllegalArgumentException("keepEnded: " + keepEnded + " (expected: >= 24 h)");
            }
        }

        public Asks withMaxPending(int changed) {
            return new Asks(
                    changed, maxPendingPerAgent, maxPendingPerSession, redeemWithin, rememberRefusal, keepEnded);
        }

        public Asks withMaxPendingPerAgent(int changed) {
            return new Asks(maxPending, changed, maxPendingPerSession, redeemWithin, rememberRefusal, keepEnded);
        }

        public Asks withMaxPendingPerSession(int changed) {
            return new Asks(maxPending, maxPendingPerAgent, changed, redeemWithin, rememberRefusal, keepEnded);
        }

        public Asks withRedeemWithin(Duration changed) {
            return new Asks(maxPending, maxPendingPerAgent, maxPendingPerSession, changed, rememberRefusal, keepEnded);
        }

        public Asks withRememberRefusal(Duration changed) {
            return new Asks(maxPending, maxPendingPerAgent, maxPendingPerSession, redeemWithin, changed, keepEnded);
        }

        public Asks withKeepEnded(Duration changed) {
            return new Asks(
                    maxPending, maxPendingPerAgent, maxPendingPerSession, redeemWithin, rememberRefusal, changed);
        }
    }

    /** The decision log. */
    public record Audit(Durability durability) {
        public Audit {
            requireNonNull(durability, "durability");
        }
    }

    /**
     * Both gRPC listeners.
     *
     * @param maxConnectionAge after about how long a client is asked to connect anew; empty: never. Behind a load balancer
     *     it spreads clients over new instances
     */
    public record Grpc(boolean reflection, Optional<Duration> maxConnectionAge) {
        public Grpc {
            requireNonNull(maxConnectionAge, "maxConnectionAge");
        }
    }

    public SidecarConfig {
        requireNonNull(policies, "policies");
        requireNonNull(data, "data");
        requireNonNull(agent, "agent");
        requireNonNull(review, "review");
        requireNonNull(http, "http");
        requireNonNull(decision, "decision");
        requireNonNull(asks, "asks");
        requireNonNull(audit, "audit");
        requireNonNull(grpc, "grpc");
    }

    /** What holds if nothing is set; {@code env} are the environment's variables. */
    public static SidecarConfig defaults(Map<String, String> env) {
        return new SidecarConfig(
                Path.of("policies"),
                DataFolder.of(env),
                new Agent(new ListenAddress.Tcp("127.0.0.1", 7471)),
                new Review(new ListenAddress.Tcp("127.0.0.1", 7472), SelfReview.REFUSE),
                new Http(new ListenAddress.Tcp("127.0.0.1", 7473)),
                new Decision(Effect.ASK),
                new Asks(10_000, 1_000, 100, Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofDays(30)),
                new Audit(Durability.PROCESS),
                new Grpc(false, Optional.empty()));
    }

    public SidecarConfig withPolicies(Path changed) {
        return new SidecarConfig(changed, data, agent, review, http, decision, asks, audit, grpc);
    }

    public SidecarConfig withData(Path changed) {
        return new SidecarConfig(policies, changed, agent, review, http, decision, asks, audit, grpc);
    }

    public SidecarConfig withAgent(Agent changed) {
        return new SidecarConfig(policies, data, changed, review, http, decision, asks, audit, grpc);
    }

    public SidecarConfig withReview(Review changed) {
        return new SidecarConfig(policies, data, agent, changed, http, decision, asks, audit, grpc);
    }

    public SidecarConfig withHttp(Http changed) {
        return new SidecarConfig(policies, data, agent, review, changed, decision, asks, audit, grpc);
    }

    public SidecarConfig withDecision(Decision changed) {
        return new SidecarConfig(policies, data, agent, review, http, changed, asks, audit, grpc);
    }

    public SidecarConfig withAsks(Asks changed) {
        return new SidecarConfig(policies, data, agent, review, http, decision, changed, audit, grpc);
    }

    public SidecarConfig withAudit(Audit changed) {
        return new SidecarConfig(policies, data, agent, review, http, decision, asks, changed, grpc);
    }

    public SidecarConfig withGrpc(Grpc changed) {
        return new SidecarConfig(policies, data, agent, review, http, decision, asks, audit, changed);
    }

    private static void requireLocal(ListenAddress listen) {
        if (!requireNonNull(listen, "listen").isLocal()) {
            throw new IllegalArgumentException("`" + listen + "` can be reached from other machines, and this listener"
                    + " has no TLS yet: use 127.0.0.1:PORT, [::1]:PORT or unix:PATH");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
        }
    }
}
