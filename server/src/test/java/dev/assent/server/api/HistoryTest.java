package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static dev.assent.server.api.TestSidecar.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.util.concurrent.ListenableFuture;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels, counts and obligations, over the wire and on disk. */
class HistoryTest extends OnSidecar {
    private static final String POLICY = """
            name: history
            tools: ["h.*"]
            rule:
              aggregate:
                - {id: read, condition: tool.name == 'h.read', effect: allow, labels: [untrusted]}
                - {id: fetch, condition: tool.name == 'h.fetch', effect: ask, labels: [untrusted]}
                - {id: send, condition: tool.name == 'h.send', effect: allow}
                - {id: tainted, condition: "tool.name == 'h.send' && 'untrusted' in session.labels", effect: deny}
                - {id: pay, condition: tool.name == 'h.pay', effect: allow}
                - {id: limit, condition: "tool.name == 'h.pay' && agent.count('h.pay', duration('1h')) >= 3", effect: deny}
                - id: note
                  condition: tool.name == 'h.note'
                  effect: allow
                  obligations: [{id: n, type: notify, properties: {to: string(args.to)}}]
            """;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(sidecar.policies.resolve("history.policy.yaml"), POLICY);
        restart();
    }

    private void restart() {
        sidecar.restart(config -> config);
    }

    private static DecideRequest inSession(String tool, String session) {
        DecideRequest.Builder request = request(tool, "{}");
        request.getCallBuilder().setSession(session);
        return request.build();
    }

    private Effect effect(String tool, String session) {
        return sidecar.agent().decide(inSession(tool, session)).getDecision().getEffect();
    }

    @Test
    void decide_labelsOfAnAllow_areThereForTheNextCall_andAfterARestart() {
        assertThat(effect("h.send", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(effect("h.read", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(effect("h.send", "s1")).isEqualTo(Effect.EFFECT_DENY);
        assertThat(effect("h.send", "s2")).isEqualTo(Effect.EFFECT_ALLOW);
        restart();
        assertThat(effect("h.send", "s1")).isEqualTo(Effect.EFFECT_DENY);
    }

    @Test
    void decide_withoutASession_rulesThatReadItsLabelsCount() {
        assertThat(effect("h.send", "")).isEqualTo(Effect.EFFECT_DENY);
    }

    @Test
    void decide_fiftyAtOnce_onlyTheLimitPasses_inWhateverSession() throws ExecutionException, InterruptedException {
        var agent = sidecar.asyncAgent();
        List<ListenableFuture<DecideResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(agent.decide(inSession("h.pay", "s" + i)));
        }
        int allowed = 0;
        for (ListenableFuture<DecideResponse> call : calls) {
            allowed += call.get().getDecision().getEffect() == Effect.EFFECT_ALLOW ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(3);
        restart();
        assertThat(effect("h.pay", "s99")).isEqualTo(Effect.EFFECT_DENY);
    }

    @Test
    void decide_repeatOfARequest_countsOnce() {
        DecideRequest request = request("h.pay", "{}").setRequestId("r1").build();
        String id = sidecar.agent().decide(request).getDecision().getId();
        for (int i = 0; i < 5; i++) {
            assertThat(sidecar.agent().decide(request).getDecision().getId()).isEqualTo(id);
        }
        assertThat(effect("h.pay", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(effect("h.pay", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(effect("h.pay", "s1")).isEqualTo(Effect.EFFECT_DENY);
    }

    @Test
    void awaitAsk_approved_leavesItsLabels_onlyOnceItIsFetched() {
        Decision asked = sidecar.agent().decide(inSession("h.fetch", "s1")).getDecision();
        assertThat(asked.getEffect()).isEqualTo(Effect.EFFECT_ASK);
        approve(asked);
        assertThat(effect("h.send", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(sidecar.agent()
                        .awaitAsk(AwaitAskRequest.newBuilder()
                                .setAskId(asked.getAsk().getAskId())
                                .setRequestId(asked.getAsk().getRequestId())
                                .build())
                        .getDecision()
                        .getEffect())
                .isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(effect("h.send", "s1")).isEqualTo(Effect.EFFECT_DENY);
    }

    @Test
    void batchDecide_labelsOfAnAsk_applyToTheCallsAfterIt_andToNoOther() {
        List<Decision> decisions = sidecar.agent()
                .batchDecide(BatchDecideRequest.newBuilder()
                        .addRequests(inSession("h.send", "s1"))
                        .addRequests(inSession("h.fetch", "s1"))
                        .addRequests(inSession("h.send", "s1"))
                        .addRequests(inSession("h.send", "s2"))
                        .build())
                .getDecisionsList();
        assertThat(decisions)
                .extracting(Decision::getEffect)
                .containsExactly(Effect.EFFECT_ALLOW, Effect.EFFECT_ASK, Effect.EFFECT_DENY, Effect.EFFECT_ALLOW);
        assertThat(effect("h.send", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
    }

    @Test
    void decide_obligations_goOverTheWire_butTheirValuesNotOnRecord() throws IOException {
        Decision decision = sidecar.decide("h.note", "{\"to\":\"s3cret\"}");
        assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        assertThat(decision.getObligationsList()).singleElement().satisfies(obligation -> {
            assertThat(obligation.getId()).isEqualTo("n");
            assertThat(obligation.getType()).isEqualTo("notify");
            assertThat(obligation.getPropertiesMap()).containsEntry("to", "s3cret");
        });
        assertThat(Files.readString(sidecar.data.resolve("decisions.jsonl")))
                .contains("\"obligations\":[\"notify\"]")
                .doesNotContain("s3cret");
        assertThat(sidecar.decide("h.note", "{}").getEffect()).isEqualTo(Effect.EFFECT_ASK);
    }

    @Test
    void decide_storeThatCannotBeWritten_isUnavailable_onlyForCallsThatNeedIt() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + sidecar.data.resolve("asks.db"));
                Statement sql = other.createStatement()) {
            sql.execute("BEGIN IMMEDIATE");
            assertThat(failure(catchThrowable(() -> effect("h.pay", "s1"))))
                    .isEqualTo("UNAVAILABLE ASK_STORE_UNAVAILABLE");
            assertThat(effect("bank.balance", "s1")).isEqualTo(Effect.EFFECT_ALLOW);
            sql.execute("ROLLBACK");
        }
    }

    private void approve(Decision asked) {
        String id = asked.getAsk().getAskId();
        var ask = sidecar.reviewer()
                .getAsk(GetAskRequest.newBuilder().setAskId(id).build())
                .getAsk();
        sidecar.reviewer()
                .submitVerdict(SubmitVerdictRequest.newBuilder()
                        .setAskId(id)
                        .setEtag(ask.getSummary().getEtag())
                        .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                        .build());
    }
}
