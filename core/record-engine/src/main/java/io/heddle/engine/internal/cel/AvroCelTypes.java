// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import org.apache.avro.Schema;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps Avro types to CEL types, so that expressions are checked against the schema at compile time:
 * <ul>
 * <li>int and long are {@code int}; float, double and decimals {@code double}; enums {@code string}; fixed {@code
 * bytes}. Decimals are exact at run time
 * <li>timestamps (including local ones, taken as UTC) and dates (at midnight UTC) are {@code timestamp}
 * <li>records are types of their own, with exactly their fields
 * <li>a nullable field can be compared with null and used as its type; a nullable array or map, and a union of several
 * types, is {@code dyn}</ul>
 */
final class AvroCelTypes implements CelTypeProvider {
    private final CelType root;
    private final ImmutableMap<String, CelType> structs;
    private final ImmutableSortedSet<String> fieldNames;
    private final boolean hidesItems;
    private final boolean hasDecimals;

    private AvroCelTypes(CelType root, Builder types) {
        this.root = root;
        this.structs = ImmutableMap.copyOf(types.structs);
        this.fieldNames = ImmutableSortedSet.copyOf(types.fieldNames);
        this.hidesItems = types.hidesItems;
        this.hasDecimals = types.hasDecimals;
    }

    /**
     * The types of a schema.
     *
     * @param neverNull treats arrays and maps as non-null, so that CEL checks expressions over their items
     */
    static AvroCelTypes of(Schema schema, boolean neverNull) {
        Builder types = new Builder(neverNull);
        return new AvroCelTypes(types.type(schema), types);
    }

    static boolean isTimestamp(Schema schema) {
        return switch (AvroSchemaTypes.logicalType(schema)) {
            case "date", "timestamp-millis", "timestamp-micros", "timestamp-nanos", "local-timestamp-millis",
                    "local-timestamp-micros", "local-timestamp-nanos" ->
                true;
            default -> false;
        };
    }

    /** The type of the schema itself. */
    CelType root() {
        return root;
    }

    /** The names of all fields of all records. */
    ImmutableSortedSet<String> fieldNames() {
        return fieldNames;
    }

    /** Whether there are nullable arrays or maps, whose items CEL does not type-check. */
    boolean hidesItems() {
        return hidesItems;
    }

    /** Whether there are decimals, which are doubles to the type checker and exact at run time. */
    boolean hasDecimals() {
        return hasDecimals;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return structs.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    private static final class Builder {
        private final Map<String, CelType> structs = new LinkedHashMap<>();
        private final Set<String> visited = new HashSet<>();
        private final Set<String> fieldNames = new HashSet<>();
        private final boolean neverNull;
        private boolean hidesItems;
        private boolean hasDecimals;

        Builder(boolean neverNull) {
            this.neverNull = neverNull;
        }

        CelType type(Schema schema) {
            return switch (schema.getType()) {
                case NULL -> SimpleType.NULL_TYPE;
                case BOOLEAN -> SimpleType.BOOL;
                case INT, LONG -> isTimestamp(schema) ? SimpleType.TIMESTAMP : SimpleType.INT;
                case FLOAT, DOUBLE -> SimpleType.DOUBLE;
                case STRING, ENUM -> SimpleType.STRING;
                case BYTES, FIXED -> {
                    boolean isDecimal = AvroSchemaTypes.decimal(schema) != null;
                    hasDecimals |= isDecimal;
                    yield isDecimal ? SimpleType.DOUBLE : SimpleType.BYTES;
                }
                case ARRAY -> ListType.create(type(schema.getElementType()));
                case MAP -> MapType.create(SimpleType.STRING, type(schema.getValueType()));
                case RECORD -> struct(schema);
                case UNION -> union(schema);
            };
        }

        private CelType struct(Schema schema) {
            String name = "avro." + schema.getFullName();
            if (visited.add(name)) {
                ImmutableMap.Builder<String, CelType> building = ImmutableMap.builder();
                for (Schema.Field field : schema.getFields()) {
                    fieldNames.add(field.name());
                    building.put(field.name(), type(field.schema()));
                }
                ImmutableMap<String, CelType> fields = building.buildOrThrow();
                structs.put(
                        name,
                        StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field))));
            }
            return StructTypeReference.create(name);
        }

        private CelType union(Schema schema) {
            List<Schema> others = schema.getTypes().stream()
                    .filter(branch -> branch.getType() != Schema.Type.NULL)
                    .toList();
            // Visits every type, to register its records.
            List<CelType> types = others.stream().map(this::type).toList();
            if (types.size() != 1) {
                return types.isEmpty() ? SimpleType.NULL_TYPE : SimpleType.DYN;
            }
            CelType only = types.get(0);
            if (neverNull || others.size() == schema.getTypes().size()) {
                return only;
            }
            return switch (only.kind()) {
                case BOOL, INT, DOUBLE, STRING, BYTES -> NullableType.create(only);
                case STRUCT, TIMESTAMP -> only;
                default -> {
                    hidesItems = true;
                    yield SimpleType.DYN;
                }
            };
        }
    }
}
