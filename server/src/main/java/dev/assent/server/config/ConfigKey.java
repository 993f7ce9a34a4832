package dev.assent.server.config;

import static dev.assent.engine.decision.Effect.ASK;
import static dev.assent.engine.decision.Effect.DENY;

import dev.assent.server.config.SidecarConfig.Agent;
import dev.assent.server.config.SidecarConfig.Audit;
import dev.assent.server.config.SidecarConfig.Decision;
import dev.assent.server.config.SidecarConfig.Grpc;
import dev.assent.server.config.SidecarConfig.Http;
import dev.assent.server.config.SidecarConfig.Review;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every key of the file, and what it sets. */
enum ConfigKey {
    POLICIES("policies", (config, value) -> config.withPolicies(value.path())),
    DATA("data", (config, value) -> config.withData(value.path())),
    AGENT_LISTEN("agent.listen", (config, value) -> config.withAgent(new Agent(value.listen()))),
    REVIEW_LISTEN(
            "review.listen",
            (config, value) -> config.withReview(config.review().withListen(value.listen()))),
    REVIEW_SELF(
            "review.self",
            (config, value) -> config.withReview(new Review(
                    config.review().listen(),
                    value.oneOf(Map.of("refuse", SelfReview.REFUSE, "allow", SelfReview.ALLOW)),
                    config.review().tokens()))),
    REVIEW_TOKENS(
            "review.tokens",
            (config, value) -> config.withReview(
                    new Review(config.review().listen(), config.review().self(), Optional.of(value.path())))),
    HTTP_LISTEN("http.listen", (config, value) -> config.withHttp(new Http(value.port()))),
    DECISION_DEFAULT_EFFECT(
            "decision.default_effect",
            (config, value) -> config.withDecision(new Decision(value.oneOf(Map.of("ask", ASK, "deny", DENY))))),
    ASKS_MAX_PENDING(
            "asks.max_pending", (config, value) -> config.withAsks(config.asks().withMaxPending(value.count()))),
    ASKS_MAX_PENDING_PER_AGENT(
            "asks.max_pending_per_agent",
            (config, value) -> config.withAsks(config.asks().withMaxPendingPerAgent(value.count()))),
    ASKS_MAX_PENDING_PER_SESSION(
            "asks.max_pending_per_session",
            (config, value) -> config.withAsks(config.asks().withMaxPendingPerSession(value.count()))),
    ASKS_REDEEM_WITHIN(
            "asks.redeem_within",
            (config, value) -> config.withAsks(
                    config.asks().withRedeemWithin(value.duration(Duration.ofSeconds(1), Duration.ofHours(24))))),
    ASKS_REMEMBER_REFUSAL(
            "asks.remember_refusal",
            (config, value) -> config.withAsks(
                    config.asks().withRememberRefusal(value.duration(Duration.ZERO, Duration.ofHours(24))))),
    ASKS_KEEP_ENDED(
            "asks.keep_ended",
            (config, value) -> config.withAsks(config.asks()
                    .withKeepEnded(value.duration(SidecarConfig.Asks.LEAST_KEPT, Duration.ofDays(3_650))))),
    AUDIT_DURABILITY(
            "audit.durability",
            (config, value) -> config.withAudit(
                    new Audit(value.oneOf(Map.of("process", Durability.PROCESS, "fsync", Durability.FSYNC))))),
    GRPC_MAX_CONNECTION_AGE(
            "grpc.max_connection_age",
            (config, value) -> config.withGrpc(new Grpc(
                    config.grpc().reflection(),
                    Optional.of(value.duration(Duration.ofSeconds(1), Duration.ofHours(24)))))),
    GRPC_REFLECTION(
            "grpc.reflection",
            (config, value) ->
                    config.withGrpc(new Grpc(value.truth(), config.grpc().maxConnectionAge())));

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // the setters are lambdas that capture nothing
    private final BiFunction<SidecarConfig, ConfigValue, SidecarConfig> setter;

    ConfigKey(String key, BiFunction<SidecarConfig, ConfigValue, SidecarConfig> setter) {
        this.key = key;
        this.setter = setter;
    }

    /** The key with dots between its levels. */
    String key() {
        return key;
    }

    /**
     * The configuration with this key set.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    SidecarConfig set(SidecarConfig config, ConfigValue value) {
        return setter.apply(config, value);
    }

    static Optional<ConfigKey> named(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }

    /** Whether keys begin with this one and a dot. */
    static boolean isSection(String name) {
        return Arrays.stream(values()).anyMatch(k -> k.key.startsWith(name + "."));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ConfigKey::key).toList();
    }
}
