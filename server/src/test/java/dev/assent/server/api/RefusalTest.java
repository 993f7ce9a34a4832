package dev.assent.server.api;

import static dev.assent.server.api.AskActions.transfer;
import static dev.assent.server.api.TestSidecar.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.AskReference;
import dev.assent.proto.v1.ClearRefusalRequest;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.Decision;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ListRefusalsRequest;
import dev.assent.proto.v1.ListRefusalsResponse;
import dev.assent.proto.v1.Refusal;
import dev.assent.proto.v1.ReviewServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a person refused is not asked again for a while, until a reviewer clears it. */
class RefusalTest extends OnSidecar {
    @Test
    void repeat_inAnySession_isDeniedWithTheReviewersNote_alsoAfterARestart() {
        refuse(transfer(500), "not to eve");
        sidecar.restart(config -> config);
        for (String session : new String[] {"s1", "s2", ""}) {
            DecideRequest.Builder repeat = transfer(500);
            repeat.getCallBuilder().setSession(session);
            Decision decision = asks.decide(repeat);
            assertThat(decision.getEffect()).isEqualTo(Effect.EFFECT_DENY);
            assertThat(AskActions.outcome(decision)).isEqualTo("REFUSED_BEFORE");
            assertThat(decision.getReasons(0).getExplanation().getDisplay()).isEqualTo("not to eve");
            assertThat(decision.hasAsk()).isFalse();
        }
        assertThat(asks.pending()).isZero();
    }

    @Test
    void otherCalls_areStillAskedAbout() {
        refuse(transfer(500), "");
        DecideRequest.Builder agent = transfer(500);
        agent.getCallBuilder().setAgent("bob");
        DecideRequest.Builder subject = transfer(500);
        subject.getCallBuilder().setSubject("sam");
        asks.ask(agent);
        asks.ask(subject);
        asks.ask(transfer(501));
    }

    @Test
    void policyThatAllowsOrDenies_isNotOverruled() throws IOException {
        refuse(transfer(500), "");
        sidecar.serve(TestSidecar.POLICY
                .replace("amount <= 100", "amount <= 1000")
                .replace("amount > 100\n", "amount > 1000\n"));
        assertThat(asks.decide(transfer(500)).getEffect()).isEqualTo(Effect.EFFECT_ALLOW);
        sidecar.serve(TestSidecar.POLICY.replace("'mallory'", "'eve'"));
        assertThat(asks.decide(transfer(500)).getReasonsList())
                .noneMatch(reason -> reason.getCode().name().endsWith("REFUSED_BEFORE"));
    }

    @Test
    void cancelledAndExpiredAsks_areNoRefusals() {
        AskReference ask = asks.ask(transfer(500));
        asks.cancel(ask);
        asks.ask(transfer(500));
        assertThat(list().getRefusalsCount()).isZero();
    }

    @Test
    void clear_letsTheCallBeAskedAboutAgain_andIsOnRecord() throws IOException {
        AskReference refused = refuse(transfer(500), "");
        Refusal refusal = list().getRefusals(0);
        assertThat(refusal.getRefusalId()).isEqualTo(refused.getAskId());
        assertThat(refusal.getAsk().getTool().getDisplay()).isEqualTo("bank.transfer");
        assertThat(refusal.hasExpireTime()).isTrue();
        clear(refusal.getRefusalId());
        assertThat(list().getRefusalsCount()).isZero();
        asks.ask(transfer(500));
        assertThat(failure(catchThrowable(() -> clear(refusal.getRefusalId()))))
                .isEqualTo("NOT_FOUND REFUSAL_NOT_FOUND");
        assertThat(Files.readString(sidecar.data.resolve("decisions.jsonl")))
                .contains("refusal_cleared", refused.getAskId());
    }

    @Test
    void list_byPage() {
        TreeSet<String> ids = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            ids.add(refuse(transfer(500 + i), "").getAskId());
        }
        ListRefusalsResponse page = list(ListRefusalsRequest.newBuilder().setPageSize(2));
        assertThat(page.getRefusalsList())
                .extracting(Refusal::getRefusalId)
                .containsExactlyElementsOf(ids.headSet(ids.last()));
        ListRefusalsResponse rest =
                list(ListRefusalsRequest.newBuilder().setPageSize(2).setPageToken(page.getNextPageToken()));
        assertThat(rest.getRefusalsList()).extracting(Refusal::getRefusalId).containsExactly(ids.last());
        assertThat(rest.getNextPageToken()).isEmpty();
        assertThat(failure(catchThrowable(
                        () -> list(ListRefusalsRequest.newBuilder().setPageSize(501)))))
                .isEqualTo("INVALID_ARGUMENT INVALID_PAGE");
    }

    @Test
    void remembered_forAsLongAsConfigured_orNotAtAll() {
        sidecar.restart(config -> config.withAsks(config.asks().withRememberRefusal(Duration.ofSeconds(2))));
        refuse(transfer(500), "");
        assertThat(AskActions.outcome(asks.decide(transfer(500)))).isEqualTo("REFUSED_BEFORE");
        Awaitility.await().until(() -> asks.decide(transfer(500)).getEffect() == Effect.EFFECT_ASK);
        sidecar.restart(config -> config.withAsks(config.asks().withRememberRefusal(Duration.ZERO)));
        refuse(transfer(600), "");
        asks.ask(transfer(600));
    }

    @Test
    void withoutAToken_nothingIsListedOrCleared() {
        ReviewServiceGrpc.ReviewServiceBlockingStub stranger =
                ReviewServiceGrpc.newBlockingStub(sidecar.reviewChannel());
        assertThat(failure(catchThrowable(() -> stranger.listRefusals(ListRefusalsRequest.getDefaultInstance()))))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_MISSING");
        assertThat(failure(catchThrowable(() -> stranger.clearRefusal(ClearRefusalRequest.getDefaultInstance()))))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_MISSING");
    }

    private AskReference refuse(DecideRequest.Builder request, String note) {
        AskReference ask = asks.ask(request);
        asks.reject(ask, note);
        return ask;
    }

    private ListRefusalsResponse list() {
        return list(ListRefusalsRequest.newBuilder());
    }

    private ListRefusalsResponse list(ListRefusalsRequest.Builder request) {
        return sidecar.reviewer().listRefusals(request.build());
    }

    private void clear(String refusalId) {
        sidecar.reviewer()
                .clearRefusal(
                        ClearRefusalRequest.newBuilder().setRefusalId(refusalId).build());
    }
}
