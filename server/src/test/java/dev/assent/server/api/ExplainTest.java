package dev.assent.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import dev.assent.proto.v1.Diagnostic;
import dev.assent.proto.v1.Effect;
import dev.assent.proto.v1.ExplainDecisionRequest;
import dev.assent.proto.v1.ExplainDecisionResponse;
import dev.assent.proto.v1.ExpressionTrace;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.ListAsksRequest;
import dev.assent.proto.v1.PolicyFile;
import dev.assent.proto.v1.PolicyServiceGrpc;
import dev.assent.proto.v1.RuleTrace;
import dev.assent.proto.v1.ToolCall;
import dev.assent.proto.v1.ValidatePoliciesRequest;
import dev.assent.proto.v1.ValidatePoliciesResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators ask of the policies, over real gRPC. */
class ExplainTest extends OnSidecar {
    private static final String TRANSFER = "{\"amount\":500,\"to\":\"eve\"}";

    @Test
    void explain_showsWhatEveryRuleSaw() {
        ExplainDecisionResponse explained = explain("bank.transfer", TRANSFER);
        assertThat(explained.getDecision().getEffect()).isEqualTo(Effect.EFFECT_ASK);
        assertThat(explained.getDecision().getReasonsList())
                .isEqualTo(sidecar.decide("bank.transfer", TRANSFER).getReasonsList());
        assertThat(explained.getRulesList())
                .extracting(r -> r.getRule() + " " + r.getMatched())
                .containsExactly("read false", "small false", "large true", "huge false", "mallory false");
        RuleTrace huge = explained.getRules(3);
        assertThat(huge.getPosition().getLine()).isEqualTo(15);
        assertThat(huge.getExpressionsList())
                .extracting(ExplainTest::show)
                .containsExactly("16:50 args.amount > 10000 = false", "16:50 args.amount = 500");
    }

    @Test
    void explain_leavesNothingBehind() {
        ExplainDecisionResponse explained = explain("bank.transfer", TRANSFER);
        assertThat(explained.getDecision().getId()).isEmpty();
        assertThat(explained.getDecision().hasAsk()).isFalse();
        assertThat(sidecar.reviewer()
                        .listAsks(ListAsksRequest.getDefaultInstance())
                        .getAsksList())
                .isEmpty();
        assertThat(sidecar.log).noneMatch(line -> line.contains("eve"));
    }

    @Test
    void explain_ofABadCall_saysWhatDecideSays() {
        assertThat(TestSidecar.failure(catchThrowable(() -> explain("", "{}"))))
                .isEqualTo("INVALID_ARGUMENT INVALID_TOOL_CALL");
        assertThat(TestSidecar.failure(catchThrowable(() -> explain("t", "{"))))
                .isEqualTo("INVALID_ARGUMENT INVALID_ARGUMENTS_JSON");
    }

    @Test
    void operatorsMethods_wantTheToken_andAreNotServedToAgents() {
        assertThat(TestSidecar.failure(catchThrowable(() -> PolicyServiceGrpc.newBlockingStub(sidecar.reviewChannel())
                        .explainDecision(ExplainDecisionRequest.getDefaultInstance()))))
                .isEqualTo("UNAUTHENTICATED CREDENTIAL_MISSING");
        assertThat(TestSidecar.failure(catchThrowable(() -> PolicyServiceGrpc.newBlockingStub(sidecar.agentChannel())
                        .withInterceptors(TestSidecar.bearer(sidecar.token()))
                        .explainDecision(ExplainDecisionRequest.getDefaultInstance()))))
                .isEqualTo("UNIMPLEMENTED");
    }

    @Test
    void validate_ofGoodFiles_givesTheirRevision_andServesNothing() {
        String serving = revision();
        ValidatePoliciesResponse response =
                validate(file("bank.policy.yaml", TestSidecar.POLICY.replace("mallory", "trudy")));
        assertThat(response.getValid()).isTrue();
        assertThat(response.getDiagnosticsList()).isEmpty();
        assertThat(response.getRevision()).startsWith("sha256:").isNotEqualTo(serving);
        assertThat(revision()).isEqualTo(serving);
        assertThat(validate(file("bank.policy.yaml", TestSidecar.POLICY)).getRevision())
                .isEqualTo(serving);
    }

    @Test
    void validate_listsEveryProblem_failedTestsToo() {
        String tests = """
                name: bank
                tests:
                  - name: small transfers are denied
                    call: {tool: bank.transfer, args: {amount: 5, to: bob}}
                    expect: {effect: deny}
                """;
        ValidatePoliciesResponse failed =
                validate(file("bank.policy.yaml", TestSidecar.POLICY), file("bank.tests.yaml", tests));
        assertThat(failed.getValid()).isFalse();
        assertThat(failed.getRevision()).isEmpty();
        assertThat(failed.getDiagnosticsList())
                .extracting(Diagnostic::getMessage)
                .singleElement()
                .asString()
                .contains("small transfers are denied");
        ValidatePoliciesResponse broken = validate(
                file("a.policy.yaml", "name: a\nrul: {}\n"),
                file("b.policy.yaml", "name: b\nrul: {}\n"),
                file("README.md", "hello"));
        assertThat(broken.getDiagnosticsList())
                .extracting(d -> d.getPosition().getFile() + " " + d.getSeverity())
                .contains("a.policy.yaml SEVERITY_ERROR", "b.policy.yaml SEVERITY_ERROR", "README.md SEVERITY_WARNING");
    }

    @Test
    void validate_refusesWhatIsNoFolder() {
        PolicyFile good = file("a.policy.yaml", "");
        assertRefused(ValidatePoliciesRequest.newBuilder());
        assertRefused(ValidatePoliciesRequest.newBuilder().addFiles(good).addFiles(good));
        assertRefused(ValidatePoliciesRequest.newBuilder().addFiles(file("", "")));
        assertRefused(ValidatePoliciesRequest.newBuilder().addFiles(file("a\nb", "")));
        assertRefused(ValidatePoliciesRequest.newBuilder().addFiles(file("a".repeat(513), "")));
        assertRefused(ValidatePoliciesRequest.newBuilder()
                .addFiles(good.toBuilder().setContent(ByteString.copyFrom(new byte[] {(byte) 0xC3}))));
        ValidatePoliciesRequest.Builder many = ValidatePoliciesRequest.newBuilder();
        for (int i = 0; i <= 1_000; i++) {
            many.addFiles(file(i + ".policy.yaml", ""));
        }
        assertRefused(many);
    }

    private void assertRefused(ValidatePoliciesRequest.Builder request) {
        assertThat(TestSidecar.failure(catchThrowable(() -> sidecar.operator().validatePolicies(request.build()))))
                .isEqualTo("INVALID_ARGUMENT INVALID_POLICY_FILES");
    }

    private ExplainDecisionResponse explain(String tool, String arguments) {
        return sidecar.operator()
                .explainDecision(ExplainDecisionRequest.newBuilder()
                        .setCall(ToolCall.newBuilder().setTool(tool).setArgumentsJson(arguments))
                        .build());
    }

    private ValidatePoliciesResponse validate(PolicyFile... files) {
        return sidecar.operator()
                .validatePolicies(ValidatePoliciesRequest.newBuilder()
                        .addAllFiles(List.of(files))
                        .build());
    }

    private String revision() {
        return sidecar.operator()
                .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                .getServing()
                .getRevision();
    }

    private static PolicyFile file(String path, String content) {
        return PolicyFile.newBuilder()
                .setPath(path)
                .setContent(ByteString.copyFromUtf8(content))
                .build();
    }

    private static String show(ExpressionTrace part) {
        return part.getPosition().getLine() + ":" + part.getPosition().getColumn() + " " + part.getExpression() + " = "
                + part.getValue().getRaw();
    }
}
