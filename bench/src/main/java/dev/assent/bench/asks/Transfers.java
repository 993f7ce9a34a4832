package dev.assent.bench.asks;

import dev.assent.proto.v1.DecideRequest;
import dev.assent.proto.v1.ToolCall;

/** Calls that policy asks about, no two of them equal, from 50 agents. For one thread. */
final class Transfers {
    private int calls;

    DecideRequest next() {
        int number = calls++;
        return DecideRequest.newBuilder()
                .setCall(ToolCall.newBuilder()
                        .setTool("bank.transfer")
                        .setArgumentsJson("{\"amount\":500,\"to\":\"payee " + number + "\",\"reference\":\"invoice\"}")
                        .setAgent("agent " + number % 50)
                        .setSubject("subject")
                        .setSession("session " + number % 1_000))
                .build();
    }
}
