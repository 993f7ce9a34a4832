package dev.assent.server.grpc;

import dev.assent.engine.source.Diagnostic.Severity;
import dev.assent.proto.v1.Diagnostic;
import dev.assent.proto.v1.GetPolicySetRequest;
import dev.assent.proto.v1.GetPolicySetResponse;
import dev.assent.proto.v1.PolicyServiceGrpc;
import dev.assent.proto.v1.PolicySet;
import dev.assent.server.port.PolicyProvider;
import io.grpc.stub.StreamObserver;

/** The operators' service. */
final class PolicyService extends PolicyServiceGrpc.PolicyServiceImplBase {
    private final PolicyProvider provider;

    PolicyService(PolicyProvider provider) {
        this.provider = provider;
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
