package dev.assent.server.grpc;

import dev.assent.engine.policy.Compilation;
import dev.assent.engine.source.Diagnostic.Severity;
import dev.assent.proto.v1.Diagnostic;
import dev.assent.proto.v1.ExplainDecisionRequest;
import dev.assent.proto.v1.ExplainDecisionResponse;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.GetPolicySetResponse;
import dev.assent.proto.v1.PolicyServiceGrpc;
import dev.assent.proto.v1.PolicySet;
import dev.assent.proto.v1.ValidatePoliciesRequest;
import dev.assent.proto.v1.ValidatePoliciesResponse;
import dev.assent.server.command.ExplainDecision;
import dev.assent.server.command.ValidatePolicies;
import dev.assent.server.port.PolicyProvider;
import io.grpc.stub.StreamObserver;

/** The operators' service. */
final class PolicyService extends PolicyServiceGrpc.PolicyServiceImplBase {
    private final PolicyProvider provider;

    private final ExplainDecision explainDecision;
    private final ValidatePolicies validatePolicies;
    private final Calls calls;

    PolicyService(
            PolicyProvider provider, ExplainDecision explainDecision, ValidatePolicies validatePolicies, Calls calls) {
        this.provider = provider;
        this.explainDecision = explainDecision;
        this.validatePolicies = validatePolicies;
        this.calls = calls;
    }

    @Override
    public void getPolicySet(GetPolicySetRequest request, StreamObserver<GetPolicySetResponse> caller) {
        PolicyProvider.Status status = provider.status();
        GetPolicySetResponse.Builder message = GetPolicySetResponse.newBuilder();
        status.serving().ifPresent(serving -> {
            PolicySet.Builder set = PolicySet.newBuilder()
                    .setRevision(serving.revision())
                    .addAllPolicies(serving.policyNames())
                    .setRuleCount(serving.ruleCount());
            status.loadTime().ifPresent(time -> set.setLoadTime(Times.timestamp(time)));
            message.setServing(set);
        });
        status.diagnostics().forEach(diagnostic -> message.addDiagnostics(diagnostic(diagnostic)));
        status.rejectTime().ifPresent(time -> message.setRejectTime(Times.timestamp(time)));
        caller.onNext(message.build());
        caller.onCompleted();
    }

    @Override
    public void explainDecision(ExplainDecisionRequest request, StreamObserver<ExplainDecisionResponse> caller) {
        calls.answer(caller, () -> explainDecision.explain(CallMapper.call(request.getCall())), TraceMapper::explained);
    }

    @Override
    public void validatePolicies(ValidatePoliciesRequest request, StreamObserver<ValidatePoliciesResponse> caller) {
        calls.answer(caller, () -> validatePolicies.validate(FileMapper.files(request)), PolicyService::validated);
    }

    private static ValidatePoliciesResponse validated(Compilation compilation) {
        ValidatePoliciesResponse.Builder message = ValidatePoliciesResponse.newBuilder()
                .setValid(compilation.policySet().isPresent());
        compilation.policySet().ifPresent(set -> message.setRevision(set.revision()));
        compilation.diagnostics().forEach(diagnostic -> message.addDiagnostics(diagnostic(diagnostic)));
        return message.build();
    }

    private static Diagnostic diagnostic(dev.assent.engine.source.Diagnostic diagnostic) {
        return Diagnostic.newBuilder()
                .setSeverity(
                        diagnostic.severity() == Severity.ERROR
                                ? Diagnostic.Severity.SEVERITY_ERROR
                                : Diagnostic.Severity.SEVERITY_WARNING)
                .setPosition(DecisionMapper.position(diagnostic.position()))
                .setMessage(diagnostic.message())
                .setExcerpt(diagnostic.excerpt())
                .build();
    }
}
