package dev.assent.engine.testing;

import static java.util.Objects.requireNonNull;

import dev.assent.engine.call.ToolCall;
import dev.assent.engine.source.Position;
import java.time.Instant;

/**
 * One call and what must become of it.
 *
 * @param now the time at which the call is decided
 */
public record TestCase(String name, Position position, ToolCall call, Instant now, Expectation expect) {
    public TestCase {
        requireNonNull(name, "name");
        requireNonNull(position, "position");
        requireNonNull(call, "call");
        requireNonNull(now, "now");
        requireNonNull(expect, "expect");
    }
}
