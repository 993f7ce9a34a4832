package dev.assent.cli.review.app;

import dev.assent.client.Ask;
import dev.assent.client.ToolCall;

/** The call of an ask, as the reviewer got it, to be sent back to the server. */
final class AskedCall {
    private AskedCall() {}

    static ToolCall of(Ask ask) {
        return ToolCall.of(ask.summary().tool().raw(), ask.argumentsJson().raw())
                .withServer(ask.server().raw())
                .madeBy(
                        ask.summary().agent().raw(),
                        ask.summary().subject().raw(),
                        ask.summary().session().raw())
                .withContext(ask.contextJson().raw());
    }
}
