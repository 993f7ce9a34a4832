package dev.assent.engine.evaluate;

import dev.assent.engine.cel.Activation;
import dev.assent.engine.cel.CompiledExpression;
import dev.assent.engine.cel.ExpressionException;
import dev.assent.engine.decision.Obligation;
import dev.assent.engine.policy.Consequences.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out the obligations of a choice: all of them, or an error. */
final class Obligations {
    private Obligations() {}

    static List<Obligation> of(List<Duty> duties, Activation activation) throws ExpressionException {
        if (duties.isEmpty()) {
            return List.of();
        }
        List<Obligation> obligations = new ArrayList<>();
        for (Duty duty : duties) {
            Map<String, String> properties = new TreeMap<>();
            for (Map.Entry<String, CompiledExpression> property :
                    duty.properties().entrySet()) {
                String value = property.getValue().asText(activation);
                if (value.length() > Obligation.MAX_VALUE_LENGTH) {
                    throw ExpressionException.tooLong(Obligation.MAX_VALUE_LENGTH);
                }
                properties.put(property.getKey(), value);
            }
            obligations.add(new Obligation(duty.id().orElse(""), duty.type(), properties));
        }
        return obligations;
    }
}
