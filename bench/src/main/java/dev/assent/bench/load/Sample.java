package dev.assent.bench.load;

import dev.assent.proto.v1.Effect;
import java.util.Map;

/**
 * One tool call, and what the rules about it must answer.
 *
 * @param box number of the copy of the rules that is about the call
 * @param tool its name inside the box, such as {@code fs.read}
 * @param arguments String or Double by name, in their order
 */
public record Sample(
        int box,
        String tool,
        Map<String, Object> arguments,
        String agent,
        String subject,
        String session,
        Effect expected) {}
