package dev.assent.engine.cel;

import static java.util.Objects.requireNonNull;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import org.jspecify.annotations.Nullable;

/** The type of a value of CEL. Immutable. */
public final class ValueType {
    public static final ValueType BOOL = new ValueType(SimpleType.BOOL);
    public static final ValueType STRING = new ValueType(SimpleType.STRING);
    public static final ValueType INT = new ValueType(SimpleType.INT);
    public static final ValueType DOUBLE = new ValueType(SimpleType.DOUBLE);

    public static final ValueType STRING_LIST = new ValueType(ListType.create(SimpleType.STRING));

    /** Known only when the call is there. */
    public static final ValueType ANY = new ValueType(SimpleType.DYN);

    /** A JSON object whose keys are not declared. */
    public static final ValueType JSON_OBJECT = new ValueType(MapType.create(SimpleType.STRING, SimpleType.DYN));

    private final CelType type;

    ValueType(CelType type) {
        this.type = requireNonNull(type, "type");
    }

    public static ValueType listOf(ValueType element) {
        return new ValueType(ListType.create(element.type));
    }

    /** A JSON object of any keys, whose values have one type. */
    public static ValueType mapOf(ValueType value) {
        return new ValueType(MapType.create(SimpleType.STRING, value.type));
    }

    /** A struct that an environment declares under this name. */
    public static ValueType struct(String name) {
        return new ValueType(StructTypeReference.create(name));
    }

    CelType celType() {
        return type;
    }

    /** Whether a value of this type can be one of the other; what is known only with the call can be anything. */
    boolean canBe(ValueType other) {
        return type.equals(other.type) || type.equals(SimpleType.DYN) || other.type.equals(SimpleType.DYN);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueType that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.name();
    }
}
