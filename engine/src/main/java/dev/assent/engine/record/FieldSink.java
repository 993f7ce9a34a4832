package dev.assent.engine.record;

import dev.assent.engine.decision.Reason;
import java.util.List;

/** Takes the fields of a record, in the order in which they are to stand. */
@FunctionalInterface
public interface FieldSink {
    /**
     * Takes one field.
     *
     * @param value a JSON value: String, Number, Boolean, List or Map
     */
    void put(String name, Object value);

    /** Takes reasons as a list of JSON objects. */
    default void putReasons(String name, List<Reason> reasons) {
        put(name, reasons.stream().map(DecisionFields::reason).toList());
    }
}
