package dev.assent.server.grpc;

import dev.assent.proto.v1.DecisionServiceGrpc;
import dev.assent.server.command.AwaitAsk;
import dev.assent.server.command.BatchDecide;
import dev.assent.server.command.CancelAsk;
import dev.assent.server.command.Decide;
import dev.assent.server.command.ReportOutcome;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.function.Consumer;

/** What the agents' listener serves: decisions, and nothing that answers an ask. */
public record AgentApi(
        Decide decide, BatchDecide batchDecide, AwaitAsk awaitAsk, CancelAsk cancelAsk, ReportOutcome reportOutcome) {
    public static final String SERVICE = DecisionServiceGrpc.SERVICE_NAME;

    /** The services; {@code unforeseen} is told of failures that are bugs. */
    public List<ServerServiceDefinition> services(Consumer<Throwable> unforeseen) {
        Calls calls = new Calls(new StatusMapper(unforeseen), Runnable::run);
        return List.of(
                new DecisionService(decide, batchDecide, awaitAsk, cancelAsk, reportOutcome, calls).bindService());
    }
}
