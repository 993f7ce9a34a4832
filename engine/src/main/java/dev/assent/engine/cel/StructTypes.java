package dev.assent.engine.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The struct types of one environment, so that a field that does not exist is found at load. Immutable. */
final class StructTypes implements CelTypeProvider {
    static final StructTypes NONE = new StructTypes(ImmutableMap.of());

    private final ImmutableMap<String, CelType> types;

    private StructTypes(ImmutableMap<String, CelType> types) {
        this.types = types;
    }

    /** These types and one more; a type of that name is replaced. */
    StructTypes with(String name, Map<String, ValueType> fields) {
        ImmutableMap<String, CelType> known = fields.entrySet().stream()
                .collect(ImmutableMap.toImmutableMap(
                        Map.Entry::getKey, e -> e.getValue().celType()));
        Map<String, CelType> more = new LinkedHashMap<>(types);
        more.put(name, StructType.create(name, known.keySet(), field -> Optional.ofNullable(known.get(field))));
        return new StructTypes(ImmutableMap.copyOf(more));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.getOrDefault(name, NamedTypes.ALL.get(name)));
    }
}
