package dev.assent.cli.replay;

import dev.assent.cli.decide.CallRecord.Origin;
import dev.assent.engine.call.ToolCall;

/**
 * A call of a file, ready to be decided.
 *
 * @param where it stands, {@code file:line}
 * @param id of the record; may be empty
 */
record RecordedCall(String where, String id, Origin origin, ToolCall call) {}
