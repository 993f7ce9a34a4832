package dev.assent.server.grpc;

import dev.assent.engine.decision.Decision;
import dev.assent.proto.v1.AwaitAskRequest;
import dev.assent.proto.v1.AwaitAskResponse;
import dev.assent.proto.v1.BatchDecideRequest;
import dev.assent.proto.v1.BatchDecideResponse;
import dev.assent.proto.v1.CancelAskRequest;
import dev.assent.proto.v1.CancelAskResponse;
import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.DecideResponse;
import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.proto.v1.Reason;
import dev.assent.proto.v1.ReportOutcomeRequest;
import dev.assent.proto.v1.ReportOutcomeResponse;
import dev.assent.server.command.AskTicket;
import dev.assent.server.command.AwaitAsk;
import dev.assent.server.command.BatchDecide;
import dev.assent.server.command.CancelAsk;
import dev.assent.server.command.CommandException;
import dev.assent.server.command.Decide;
import dev.assent.server.command.DecisionRequest;
import dev.assent.server.command.ErrorReason;
import dev.assent.server.command.ReportOutcome;
import dev.assent.server.forms.ReasonForms;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;

/** The agents' service. Its methods may run on a network thread: nothing in them blocks. */
final class DecisionService extends DecisionServiceGrpc.DecisionServiceImplBase {
    private final Decide decide;
    private final BatchDecide batchDecide;
    private final AwaitAsk awaitAsk;
    private final CancelAsk cancelAsk;
    private final ReportOutcome reportOutcome;
    private final Calls calls;
    private final ReasonForms<Reason> reasons = new ReasonForms<>(DecisionMapper::reason);

    DecisionService(
            Decide decide,
            BatchDecide batchDecide,
            AwaitAsk awaitAsk,
            CancelAsk cancelAsk,
            ReportOutcome reportOutcome,
            Calls calls) {
        this.decide = decide;
        this.batchDecide = batchDecide;
        this.awaitAsk = awaitAsk;
        this.cancelAsk = cancelAsk;
        this.reportOutcome = reportOutcome;
        this.calls = calls;
    }

    @Override
    public void decide(DecideRequest request, StreamObserver<DecideResponse> caller) {
        calls.answer(
                caller,
                () -> decide.decide(
                        CallMapper.request(request), request.hasWait() ? Times.wait(request.getWait()) : Duration.ZERO),
                decision -> DecideResponse.newBuilder()
                        .setDecision(onWire(decision))
                        .build());
    }

    @Override
    public void batchDecide(BatchDecideRequest request, StreamObserver<BatchDecideResponse> caller) {
        calls.answer(caller, () -> batchDecide.decide(requests(request)), decisions -> {
            BatchDecideResponse.Builder message = BatchDecideResponse.newBuilder();
            decisions.forEach(decision -> message.addDecisions(onWire(decision)));
            return message.build();
        });
    }

    @Override
    public void awaitAsk(AwaitAskRequest request, StreamObserver<AwaitAskResponse> caller) {
        calls.answer(
                caller,
                () -> awaitAsk.await(ticket(request.getAskId(), request.getRequestId()), wait(request)),
                decision -> AwaitAskResponse.newBuilder()
                        .setDecision(onWire(decision))
                        .build());
    }

    @Override
    public void cancelAsk(CancelAskRequest request, StreamObserver<CancelAskResponse> caller) {
        calls.answer(
                caller,
                () -> cancelAsk.cancel(ticket(request.getAskId(), request.getRequestId())),
                ask -> CancelAskResponse.getDefaultInstance());
    }

    @Override
    public void reportOutcome(ReportOutcomeRequest request, StreamObserver<ReportOutcomeResponse> caller) {
        calls.answer(
                caller,
                () -> reportOutcome.report(
                        DecisionRequest.LOCAL, request.getDecisionId(), outcome(request), request.getNote()),
                done -> ReportOutcomeResponse.getDefaultInstance());
    }

    private dev.assent.proto.v1.Decision onWire(Decision decision) {
        return DecisionMapper.decision(decision, reasons::of);
    }

    private static List<DecisionRequest> requests(BatchDecideRequest batch) {
        return batch.getRequestsList().stream()
                .map(request -> {
                    if (request.hasWait()) {
                        throw new CommandException(
                                ErrorReason.INVALID_WAIT, "a request of a batch has no wait: use AwaitAsk");
                    }
                    return CallMapper.request(request);
                })
                .toList();
    }

    private static Duration wait(AwaitAskRequest request) {
        return request.hasWait() ? Times.wait(request.getWait()) : Times.longestWait();
    }

    private static AskTicket ticket(String askId, String requestId) {
        if (askId.isEmpty()) {
            throw new CommandException(ErrorReason.INVALID_ASK_ID, "the ask id is missing: it stands in the decision");
        }
        String id = CallMapper.requestId(requestId)
                .orElseThrow(() -> new CommandException(
                        ErrorReason.INVALID_REQUEST_ID, "the request id is missing: it stands in the decision"));
        return new AskTicket(DecisionRequest.LOCAL, askId, id);
    }

    private static ReportOutcome.Outcome outcome(ReportOutcomeRequest request) {
        return switch (request.getOutcome()) {
            case OUTCOME_SUCCEEDED -> ReportOutcome.Outcome.SUCCEEDED;
            case OUTCOME_FAILED -> ReportOutcome.Outcome.FAILED;
            case OUTCOME_NOT_RUN -> ReportOutcome.Outcome.NOT_RUN;
            case OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
                throw new CommandException(ErrorReason.INVALID_OUTCOME, "the outcome is SUCCEEDED, FAILED or NOT_RUN");
        };
    }
}
