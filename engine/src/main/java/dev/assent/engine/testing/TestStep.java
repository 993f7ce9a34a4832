package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ToolCall;
import java.time.Instant;

/**
 * One call and what must become of it.
 *
 * @param now the time at which the call is decided
 */
public record TestStep(ToolCall call, Instant now, Expectation expect) {
    public TestStep {
        requireNonNull(call, "call");
        requireNonNull(now, "now");
        requireNonNull(expect, "expect");
    }
}
