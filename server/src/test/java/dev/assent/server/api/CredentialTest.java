package dev.assent.server.api;

import static dev.assent.server.api.TestSidecar.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assent.proto.v1.AskState;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.GetAskRequest;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.PolicyServiceGrpc;
import dev.assent.proto.v1.ReviewServiceGrpc;
import dev.assent.proto.v1.ReviewServiceGrpc.ReviewServiceBlockingStub;
import dev.assent.proto.v1.SubmitVerdictRequest;
import dev.assent.proto.v1.VerdictOutcome;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent cannot approve itself. */
class CredentialTest extends OnSidecar {
    private SubmitVerdictRequest approval;

    @BeforeEach
    void start() {
        String id = sidecar.decide("bank.transfer", "{\"amount\":500,\"to\":\"eve\"}")
                .getAsk()
                .getAskId();
        approval = SubmitVerdictRequest.newBuilder()
                .setAskId(id)
                .setEtag(sidecar.reviewer()
                        .getAsk(GetAskRequest.newBuilder().setAskId(id).build())
                        .getAsk()
                        .getSummary()
                        .getEtag())
                .setOutcome(VerdictOutcome.VERDICT_OUTCOME_APPROVE)
                .build();
    }

    @Test
    void approval_onTheAgentsListener_isRefused_evenWithTheToken() {
        ReviewServiceBlockingStub stub = ReviewServiceGrpc.newBlockingStub(sidecar.agentChannel());
        assertRefused(stub, "UNIMPLEMENTED");
        assertRefused(stub.withInterceptors(TestSidecar.bearer(sidecar.token())), "UNIMPLEMENTED");
    }

    @Test
    void approval_onTheReviewersListener_withoutTheRightToken_isRefused() {
        ReviewServiceBlockingStub stub = ReviewServiceGrpc.newBlockingStub(sidecar.reviewChannel());
        assertRefused(stub, "UNAUTHENTICATED CREDENTIAL_MISSING");
        assertRefused(
                stub.withInterceptors(TestSidecar.bearer(sidecar.token() + "0")), "UNAUTHENTICATED CREDENTIAL_INVALID");
        assertRefused(stub.withInterceptors(TestSidecar.bearer("")), "UNAUTHENTICATED CREDENTIAL_INVALID");
    }

    @Test
    void everyMethodForPeople_wantsTheToken() {
        assertThat(failure(catchThrowable(() -> PolicyServiceGrpc.newBlockingStub(sidecar.reviewChannel())
                        .getPolicySet(GetPolicySetRequest.getDefaultInstance()))))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_MISSING");
        assertThat(failure(catchThrowable(() -> ReviewServiceGrpc.newBlockingStub(sidecar.reviewChannel())
                        .listAsks(ListAsksRequest.getDefaultInstance()))))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_MISSING");
    }

    @Test
    void decisions_areNotServedToReviewers() {
        assertThat(failure(catchThrowable(() -> DecisionServiceGrpc.newBlockingStub(sidecar.reviewChannel())
                        .withInterceptors(TestSidecar.bearer(sidecar.token()))
                        .decide(DecideRequest.getDefaultInstance()))))
                .isEqualTo("UNIMPLEMENTED");
    }

    @Test
    void health_isAnsweredOnBothListeners() {
        assertThat(HealthGrpc.newBlockingStub(sidecar.agentChannel())
                        .check(HealthCheckRequest.newBuilder()
                                .setService(DecisionServiceGrpc.SERVICE_NAME)
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(HealthGrpc.newBlockingStub(sidecar.reviewChannel())
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void tokenFile_isForItsOwnerOnly_andItsPathIsSaid() throws IOException {
        Path token = sidecar.data.resolve("reviewer.token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(sidecar.log).anyMatch(line -> line.contains(token.toString()));
        assertThat(sidecar.log).anyMatch(line -> line.contains("not a process that runs as your own user"));
    }

    private void assertRefused(ReviewServiceBlockingStub stub, String expected) {
        assertThat(failure(catchThrowable(() -> stub.submitVerdict(approval)))).isEqualTo(expected);
        assertThat(sidecar.reviewer()
                        .getAsk(GetAskRequest.newBuilder()
                                .setAskId(approval.getAskId())
                                .build())
                        .getAsk()
                        .getSummary()
                        .getState())
                .isEqualTo(AskState.ASK_STATE_PENDING);
    }
}
