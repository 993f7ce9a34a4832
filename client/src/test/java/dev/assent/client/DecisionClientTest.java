package dev.assent.client;

import static dev.assent.client.ScriptedDecisions.effect;
import static dev.assent.client.ScriptedDecisions.failure;
import static dev.assent.proto.v1.Effect.EFFECT_ALLOW;
import static dev.assent.proto.v1.Effect.EFFECT_ASK;
import static dev.assent.proto.v1.Effect.EFFECT_DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assent.client.ClientException.Kind;
import dev.assent.proto.v1.DecideRequest;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionClientTest {
    private static final Duration WAIT = Duration.ofMinutes(1);

    private final ScriptedDecisions script = new ScriptedDecisions();
    private final InProcess server = new InProcess(script);
    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final DecisionClient client = new DecisionClient(
            server.channel,
            DecisionClientOptions.DEFAULT,
            new Repeater(
                    new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(10)),
                    pause -> {
                        pauses.add(pause);
                        clock.addAndGet(pause.toNanos());
                    },
                    () -> 0,
                    clock::get),
            () -> {});

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void decide_sendsTheWholeCallWithARequestId() {
        script.then(effect(EFFECT_ALLOW));
        ToolCall call = ToolCall.of("pay", "{\"amount\":1}")
                .withServer("bank")
                .madeBy("bot", "maria", "s-1")
                .withContext("{\"confidence\":1}");
        assertThat(client.decide(DecisionRequest.of(call).acceptingEdits()).permits())
                .isTrue();
        DecideRequest sent = script.decides.get(0);
        assertThat(sent.getRequestId()).hasSizeGreaterThan(20);
        assertThat(sent.getAcceptsEdits()).isTrue();
        assertThat(sent.getCall())
                .isEqualTo(dev.assent.proto.v1.ToolCall.newBuilder()
                        .setTool("pay")
                        .setServer("bank")
                        .setArgumentsJson("{\"amount\":1}")
                        .setAgent("bot")
                        .setSubject("maria")
                        .setSession("s-1")
                        .setContextJson("{\"confidence\":1}")
                        .build());
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED"})
    void decide_nobodyAnswers_isRepeatedWithTheSameRequestId(Code code) {
        script.then(failure(code, "OVERLOADED"))
                .then(Status.fromCode(code).asRuntimeException())
                .then(effect(EFFECT_DENY));
        assertThat(client.decide(request()).effect()).isEqualTo(Effect.DENY);
        assertThat(script.decides).hasSize(3);
        assertThat(script.decides.stream().map(DecideRequest::getRequestId))
                .containsOnly(script.decides.get(0).getRequestId());
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void decide_nobodyAnswersAtAll_givesUpWithoutDecision() {
        for (int i = 0; i < 3; i++) {
            script.then(failure(Code.UNAVAILABLE, "ASK_STORE_UNAVAILABLE"));
        }
        ClientException problem = catchThrowableOfType(ClientException.class, () -> client.decide(request()));
        assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(problem.reason()).isEqualTo("ASK_STORE_UNAVAILABLE");
        assertThat(problem.isUnreachable()).isFalse();
        assertThat(script.decides).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OK", "UNAVAILABLE", "RESOURCE_EXHAUSTED"})
    void decide_anyOtherFailure_isNotRepeated(Code code) {
        script.then(failure(code, "SOME_REASON"));
        ClientException problem = catchThrowableOfType(ClientException.class, () -> client.decide(request()));
        assertThat(problem.reason()).isEqualTo("SOME_REASON");
        assertThat(problem.metadata()).containsEntry("field", "tool");
        assertThat(problem).hasMessage("it did not work");
        assertThat(script.decides).hasSize(1);
    }

    @Test
    void decideAndWait_asksUntilSomebodyHasDecided() {
        script.then(effect(EFFECT_ASK))
                .then(effect(EFFECT_ASK))
                .then(effect(EFFECT_ASK))
                .then(effect(EFFECT_ALLOW));
        assertThat(client.decideAndWait(request(), WAIT).permits()).isTrue();
        assertThat(script.awaits).hasSize(3).allSatisfy(await -> {
            assertThat(await.getAskId()).isEqualTo("ask-1");
            assertThat(await.getRequestId()).isEqualTo("request-of-server");
        });
    }

    @Test
    void decideAndWait_aFinalAnswer_isNotWaitedFor() {
        script.then(effect(EFFECT_DENY));
        assertThat(client.decideAndWait(request(), WAIT).effect()).isEqualTo(Effect.DENY);
        assertThat(script.awaits).isEmpty();
    }

    @Test
    void decideAndWait_theServerRestarts_isNotNoticed() {
        script.then(effect(EFFECT_ASK));
        for (int i = 0; i < 7; i++) {
            script.then(Status.UNAVAILABLE.asRuntimeException());
        }
        script.then(Status.DEADLINE_EXCEEDED.asRuntimeException()).then(effect(EFFECT_DENY));
        assertThat(client.decideAndWait(request(), WAIT).effect()).isEqualTo(Effect.DENY);
    }

    @Test
    void decideAndWait_nobodyDecides_isAskWhenTheWaitIsOver() {
        for (int i = 0; i < 4; i++) {
            script.then(effect(EFFECT_ASK));
        }
        Decision decision = client.decideAndWait(request(), Duration.ofMillis(150));
        assertThat(decision.effect()).isEqualTo(Effect.ASK);
        assertThat(decision.permits()).isFalse();
    }

    @Test
    void decideAndWait_theServerStaysAway_givesUpWhenTheWaitIsOver() {
        script.then(effect(EFFECT_ASK));
        for (int i = 0; i < 20; i++) {
            script.then(Status.UNAVAILABLE.asRuntimeException());
        }
        ClientException problem =
                catchThrowableOfType(ClientException.class, () -> client.decideAndWait(request(), WAIT));
        assertThat(problem.isUnreachable()).isTrue();
        assertThat(Duration.ofNanos(clock.get())).isLessThanOrEqualTo(WAIT);
    }

    @Test
    void awaitAsk_editsThatTheCallerDoesNotRun_areADenial() {
        script.then(effect(EFFECT_ASK)).then(effect(EFFECT_ALLOW).setArgumentsJson("{}"));
        assertThat(client.decideAndWait(request(), WAIT).permits()).isFalse();
        script.then(effect(EFFECT_ASK)).then(effect(EFFECT_ALLOW).setArgumentsJson("{\"b\":1}"));
        assertThat(client.decideAndWait(request().acceptingEdits(), WAIT)
                        .argumentsToRun(request().call()))
                .isEqualTo("{\"b\":1}");
    }

    @Test
    void batchDecide_fewerAnswersThanCalls_isNoDecision() {
        script.then(effect(EFFECT_ALLOW));
        ClientException problem =
                catchThrowableOfType(ClientException.class, () -> client.batchDecide(List.of(request(), request())));
        assertThat(problem.kind()).isEqualTo(Kind.INTERNAL);
    }

    private static DecisionRequest request() {
        return DecisionRequest.of(ToolCall.of("t", "{}"));
    }
}
