package dev.assent.engine.policy;

import dev.assent.engine.yaml.Problems;
import dev.assent.engine.yaml.YamlNode.Mark;
import dev.assent.engine.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.Map;

/** The ids that are taken in one policy. For one thread. */
final class RuleIds {
    private final Problems problems;
    private final Map<String, Mark> taken = new HashMap<>();
    private int generated;

    RuleIds(Problems problems) {
        this.problems = problems;
    }

    String take(Scalar id) {
        if (Names.RULE.check(id, problems)) {
            Mark first = taken.putIfAbsent(id.value(), id.start());
            if (first != null) {
                problems.error(id, "id '" + id.value() + "' is here twice; first on line " + first.line());
            }
        }
        return id.value();
    }

    /** An id for a choice of a plain CEL Policy, which has none. */
    String generate(Mark choice) {
        String id = "match-" + ++generated;
        Mark first = taken.putIfAbsent(id, choice);
        if (first != null) {
            problems.error(
                    choice,
                    "this choice is called '" + id + "', like the one on line " + first.line()
                            + "; give it an id of its own");
        }
        return id;
    }
}
