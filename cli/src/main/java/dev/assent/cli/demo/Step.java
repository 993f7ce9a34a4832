package dev.assent.cli.demo;

import dev.assent.cli.decide.CallRecord;
import dev.assent.client.Decision;
import dev.assent.client.Effect;
import dev.assent.client.ReasonCode;

/**
 * One call of the session and what became of it.
 *
 * @param first what policy said
 * @param last the final decision; the same if nobody had to be asked
 */
record Step(CallRecord record, Decision first, Decision last) {
    boolean isFinal() {
        return last.isFinal();
    }

    boolean wasAsked() {
        return first.effect() == Effect.ASK;
    }

    /** What people did, in a word. */
    String review() {
        if (!wasAsked()) {
            return "-";
        }
        if (last.permits()) {
            return last.editedArgumentsJson().isPresent() ? "edited" : "approved";
        }
        return last.has(ReasonCode.REJECTED) ? "rejected" : "nobody";
    }
}
