package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ReasonCode;
import dev.assent.proto.v1.ReportOutcomeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecideTest extends OnSidecar {
    @Test
    void decide_threeEffects_nameTheirRules() {
        assertDecision(sidecar.decide("bank.balance", "{}"), Effect.EFFECT_ALLOW, "read");
        assertDecision(sidecar.decide("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}"), Effect.EFFECT_ASK, "large");
        assertDecision(
                sidecar.decide("bank.transfer", "{\"amount\":1,\"to\":\"mallory\"}"), Effect.EFFECT_DENY, "mallory");
        assertThat(sidecar.decide("unheard.of", "").getReasons(0).getCode())
                .isEqualTo(ReasonCode.REASON_CODE_DEFAULT_EFFECT);
    }

    @Test
    void decide_ruleInError_asks() {
        Decision decision = sidecar.decide("bank.transfer", "{\"to\":\"eve\"}");
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        assertThat(decision.getReasonsList())
                .anySatisfy(r -> assertThat(r.getCode()).isEqualTo(ReasonCode.REASON_CODE_RULE_ERROR));
    }

    @Test
    void decide_everyDecision_isOnRecordWithoutArgumentValues() throws IOException {
        Decision decision = sidecar.decide("bank.transfer", "{\"amount\":1,\"to\":\"mallory\",\"memo\":\"s3cret\"}");
        List<String> lines = Files.readAllLines(sidecar.data.resolve("decisions.jsonl"));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .contains(decision.getId(), "\"DENY\"", "bank/mallory", decision.getCallDigest())
                .doesNotContain("s3cret");
    }

    record BadCall(String name, DecideRequest request, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<BadCall> badCalls() {
        String invalidJson = "INVALID_ARGUMENT INVALID_ARGUMENTS_JSON";
        return List.of(
                bad("no tool name", request("", "{}"), "INVALID_ARGUMENT INVALID_TOOL_CALL"),
                bad("long tool name", request("x".repeat(257), "{}"), "INVALID_ARGUMENT INVALID_TOOL_CALL"),
                bad("no call", DecideRequest.newBuilder(), "INVALID_ARGUMENT INVALID_TOOL_CALL"),
                bad("malformed", request("t", "{\"a\":"), invalidJson),
                bad("not an object", request("t", "[1]"), invalidJson),
                bad("two objects", request("t", "{} {}"), invalidJson),
                bad("duplicate keys", request("t", "{\"a\":1,\"a\":2}"), invalidJson),
                bad("duplicate keys, one escaped", request("t", "{\"a\":1,\"\\u0061\":2}"), invalidJson),
                bad("duplicate keys, nested", request("t", "{\"x\":[{\"a\":1,\"a\":2}]}"), invalidJson),
                bad("NaN", request("t", "{\"a\":NaN}"), invalidJson),
                bad("number without end", request("t", "{\"a\":1e999}"), invalidJson),
                bad("lone surrogate", request("t", "{\"a\":\"\\ud800\"}"), invalidJson),
                bad(
                        "2 MB",
                        request("t", "{\"a\":\"" + "x".repeat(2_000_000) + "\"}"),
                        "INVALID_ARGUMENT ARGUMENTS_TOO_LARGE"),
                bad(
                        "500 deep",
                        request("t", "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}"),
                        "INVALID_ARGUMENT ARGUMENTS_TOO_DEEP"),
                bad("request id", request("t", "{}").setRequestId("a b"), "INVALID_ARGUMENT INVALID_REQUEST_ID"),
                bad(
                        "negative wait",
                        request("t", "{}")
                                .setWait(com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(-1)),
                        "INVALID_ARGUMENT INVALID_WAIT"),
                bad(
                        "context",
                        DecideRequest.newBuilder()
                                .setCall(
                                        request("t", "{}").getCall().toBuilder().setContextJson("nope")),
                        "INVALID_ARGUMENT INVALID_CONTEXT_JSON"));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void decide_badCall_isRefusedAndLosesNothing(BadCall bad) {
        assertThat(failure(catchThrowable(() -> sidecar.agent().decide(bad.request()))))
                .isEqualTo(bad.expected());
        assertThat(sidecar.decide("bank.balance", "{}").getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
    }

    @Test
    void decide_sameRequestId_sameAnswer_otherBodyIsRefused() {
        DecideRequest allow = request("bank.balance", "{}").setRequestId("r1").build();
        Decision first = sidecar.agent().decide(allow).getDecision();
        assertThat(sidecar.agent().decide(allow).getDecision()).isEqualTo(first);
        DecideRequest other =
                request("bank.transfer", "{\"amount\":1}").setRequestId("r1").build();
        assertThat(failure(catchThrowable(() -> sidecar.agent().decide(other))))
                .isEqualTo("ALREADY_EXISTS REQUEST_ID_REUSED");
    }

    @Test
    void decide_sameRequestId_ask_isOneAsk() {
        DecideRequest ask = request("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}")
                .setRequestId("r2")
                .build();
        Decision first = sidecar.agent().decide(ask).getDecision();
        assertThat(first.getAsk().getRequestId()).isEqualTo("r2");
        assertThat(sidecar.agent().decide(ask).getDecision()).isEqualTo(first);
        assertThat(failure(catchThrowable(() -> sidecar.agent()
                        .decide(ask.toBuilder().setAcceptsEdits(true).build()))))
                .isEqualTo("ALREADY_EXISTS REQUEST_ID_REUSED");
        assertThat(sidecar.reviewer()
                        .listAsks(dev.assent.proto.v1.ListAsksRequest.getDefaultInstance())
                        .getAsksList())
                .hasSize(1);
    }

    @Test
    void batchDecide_answersInOrder() {
        List<Decision> decisions = sidecar.agent()
                .batchDecide(BatchDecideRequest.newBuilder()
                        .addRequests(request("bank.balance", "{}"))
                        .addRequests(request("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}"))
                        .addRequests(request("bank.transfer", "{\"to\":\"mallory\"}"))
                        .build())
                .getDecisionsList();
        assertThat(decisions)
                .extracting(Decision::getEffect)
                .containsExactly(Effect.EFFECT_ALLOW, Effect.EFFECT_ASK, Effect.EFFECT_DENY);
    }

    @Test
    void batchDecide_manyCalls_areOnRecordInTheirOrder() throws IOException {
        BatchDecideRequest.Builder batch = BatchDecideRequest.newBuilder();
        for (int i = 0; i < 100; i++) {
            batch.addRequests(
                    i % 3 == 0 ? request("bank.transfer", "{\"to\":\"mallory\"}") : request("bank.balance", "{}"));
        }
        List<Decision> decisions = sidecar.agent().batchDecide(batch.build()).getDecisionsList();
        assertThat(decisions)
                .hasSize(100)
                .allSatisfy(decision -> assertThat(decision.getEffect())
                        .isEqualTo(decisions.indexOf(decision) % 3 == 0 ? Effect.EFFECT_DENY : Effect.EFFECT_ALLOW));
        assertThat(Files.readAllLines(sidecar.data.resolve("decisions.jsonl")).stream()
                        .filter(line -> line.contains("\"type\":\"decision\""))
                        .map(line -> line.replaceFirst(".*\"id\":\"([^\"]*)\".*", "$1"))
                        .toList())
                .endsWith(decisions.stream().map(Decision::getId).toArray(String[]::new));
    }

    @Test
    void batchDecide_emptyTooLongOrWithWait_isRefused() {
        BatchDecideRequest.Builder long101 = BatchDecideRequest.newBuilder();
        IntStream.range(0, 101).forEach(i -> long101.addRequests(request("bank.balance", "{}")));
        DecideRequest.Builder waiting = request("bank.balance", "{}")
                .setWait(com.google.protobuf.Duration.newBuilder().setSeconds(1));
        assertThat(failure(catchThrowable(() -> sidecar.agent().batchDecide(BatchDecideRequest.getDefaultInstance()))))
                .isEqualTo("INVALID_ARGUMENT INVALID_BATCH");
        assertThat(failure(catchThrowable(() -> sidecar.agent().batchDecide(long101.build()))))
                .isEqualTo("INVALID_ARGUMENT INVALID_BATCH");
        assertThat(failure(catchThrowable(() -> sidecar.agent()
                        .batchDecide(BatchDecideRequest.newBuilder()
                                .addRequests(waiting)
                                .build()))))
                .isEqualTo("INVALID_ARGUMENT INVALID_WAIT");
    }

    @Test
    void reportOutcome_isOnRecord() throws IOException {
        String id = sidecar.decide("bank.balance", "{}").getId();
        sidecar.agent()
                .reportOutcome(ReportOutcomeRequest.newBuilder()
                        .setDecisionId(id)
                        .setOutcome(ReportOutcomeRequest.Outcome.OUTCOME_FAILED)
                        .setNote("timed out")
                        .build());
        List<String> lines = Files.readAllLines(sidecar.data.resolve("decisions.jsonl"));
        assertThat(lines.get(lines.size() - 1)).contains("\"outcome\"", id, "FAILED", "timed out");
        assertThat(failure(
                        catchThrowable(() -> sidecar.agent().reportOutcome(ReportOutcomeRequest.getDefaultInstance()))))
                .isEqualTo("INVALID_ARGUMENT INVALID_OUTCOME");
    }

    @Test
    void decide_moreAsksThanMayBePending_isDenied() {
        sidecar.restart(config -> config.withAsks(
                config.asks().withMaxPending(4).withMaxPendingPerAgent(3).withMaxPendingPerSession(2)));
        assertThat(askAs("bot", "s1", 501)).isEqualTo("ASK");
        assertThat(askAs("bot", "s1", 502)).isEqualTo("ASK");
        assertThat(askAs("bot", "s1", 503)).isEqualTo("DENY TOO_MANY_PENDING_ASKS");
        assertThat(askAs("bot", "s1", 502)).as("joins what is pending").isEqualTo("ASK");
        assertThat(askAs("bot", "s2", 503)).isEqualTo("ASK");
        assertThat(askAs("bot", "s3", 504)).as("of the agent").isEqualTo("DENY TOO_MANY_PENDING_ASKS");
        assertThat(askAs("bob", "s1", 505)).isEqualTo("ASK");
        assertThat(askAs("ann", "s9", 506)).as("of all").isEqualTo("DENY TOO_MANY_PENDING_ASKS");
        assertThat(askAs("ann", "s9", 5)).as("policy allows it").isEqualTo("ALLOW");
    }

    private String askAs(String agent, String session, int amount) {
        DecideRequest.Builder request = request("bank.transfer", "{\"amount\":" + amount + ",\"to\":\"eve\"}");
        request.getCallBuilder().setAgent(agent).setSession(session);
        Decision decision = sidecar.agent().decide(request.build()).getDecision();
        String effect = decision.getEffect().name().substring("EFFECT_".length());
        return decision.getEffect() == Effect.EFFECT_DENY
                ? effect + " " + decision.getReasons(0).getCode().name().substring("REASON_CODE_".length())
                : effect;
    }

    private static void assertDecision(Decision decision, Effect effect, String rule) {
        assertThat(decision.getEffect()).isEqualTo(effect);
        assertThat(decision.getReasonsList()).anySatisfy(reason -> {
            assertThat(reason.getRule()).isEqualTo(rule);
            assertThat(reason.getPosition().getFile()).isEqualTo("bank.policy.yaml");
            assertThat(reason.getPosition().getLine()).isPositive();
        });
        assertThat(decision.getPolicyRevision()).startsWith("sha256:");
    }

    private static BadCall bad(String name, DecideRequest.Builder request, String expected) {
        return new BadCall(name, request.build(), expected);
    }
}
