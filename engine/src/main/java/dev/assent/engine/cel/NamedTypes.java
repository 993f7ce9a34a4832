package dev.assent.engine.cel;

import dev.cel.common.CelContainer;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types with a qualified name that a policy can write and import: those of the values it can meet. */
final class NamedTypes {
    static final Map<String, CelType> ALL = Map.of(
            "google.protobuf.Duration", SimpleType.DURATION,
            "google.protobuf.Timestamp", SimpleType.TIMESTAMP);

    private NamedTypes() {}

    /** A container in which these names also go by their last part. */
    static CelContainer abbreviating(Set<String> names) {
        return CelContainer.newBuilder()
                .addAbbreviations(List.copyOf(names).toArray(String[]::new))
                .build();
    }
}
