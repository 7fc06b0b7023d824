// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import io.heddle.contract.odcs.internal.document.DocumentFindings;
import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.document.EnumValueReader;
import io.heddle.contract.odcs.internal.document.PropertyFieldName;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;
import io.heddle.contract.suggestion.NameSuggestions;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Derives the Avro schema of a contract that refers to none, from {@code physicalType} or else {@code logicalType}.
 * Required and primary-key properties get the plain type, all others a union with null and the default null.
 */
public final class SchemaDerivation {
    public static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NOT_WORD = Pattern.compile("[^A-Za-z0-9]+");

    private final String namespace;
    private final DocumentFindings findings;
    private final OdcsRelease release;
    private final Set<String> names = new HashSet<>();

    SchemaDerivation(String namespace, DocumentFindings findings, OdcsRelease release) {
        this.namespace = namespace;
        this.findings = findings;
        this.release = release;
    }

    /** The record schema of a schema object; empty if no property is usable. */
    Optional<Schema> derive(DocumentSection schema) {
        return record(typeName("", schema.text("name").orElse("Value")), schema);
    }

    private Optional<Schema> record(String name, DocumentSection parent) {
        List<Schema.Field> fields = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (DocumentSection property : parent.sections("properties")) {
            Optional<String> fieldName = PropertyFieldName.fieldName(property);
            if (fieldName.isPresent() && NAME.matcher(fieldName.get()).matches() && taken.add(fieldName.get())) {
                type(property, name).ifPresent(type -> fields.add(field(property, fieldName.get(), type)));
            }
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Schema record = Schema.createRecord(name, parent.text("description").orElse(null), namespace, false);
        record.setFields(fields);
        return Optional.of(record);
    }

    private static Schema.Field field(DocumentSection property, String name, Schema type) {
        boolean required = property.isTrue("required") || property.isTrue("primaryKey");
        String doc = property.text("description").orElse(null);
        Schema.Field field = required
                ? new Schema.Field(name, type, doc)
                : new Schema.Field(name, Schema.createUnion(Schema.create(Schema.Type.NULL), type), doc,
                        JsonProperties.NULL_VALUE);
        List<String> tags = property.texts("tags");
        if (!tags.isEmpty()) {
            field.addProp(AvroFieldTags.PROPERTY, tags);
        }
        return field;
    }

    private Optional<Schema> type(DocumentSection property, String owner) {
        Optional<String> physical = property.text("physicalType");
        Optional<PhysicalType> parsed = physical.flatMap(PhysicalType::parse);
        String word = LogicalWord.of(property, release).orElse("");
        if (physical.isPresent() && parsed.isEmpty()) {
            property.fault(
                    "field.type.unknown", "physicalType", "the Avro type '" + physical.get() + "' is not known",
                    NameSuggestions.closestOr(physical.get(), PhysicalType.WORDS,
                            "write one of " + String.join(", ", PhysicalType.WORDS)));
            return Optional.empty();
        }
        if (parsed.isPresent() && !word.isEmpty() && parsed.get().schema().isPresent()
                && !TypeAgreementCheck.fits(word, parsed.get().schema().get(), release)) {
            property.fault(
                    "field.type.mismatch", "physicalType",
                    "the Avro type " + physical.orElse("") + " does not hold the logical type " + word,
                    "change one of the two");
            return Optional.empty();
        }
        if (parsed.isPresent() && parsed.get().schema().isPresent()) {
            return parsed.get().schema();
        }
        return named(property, parsed.map(type -> type.type().getName()).orElse(word), owner);
    }

    private Optional<Schema> named(DocumentSection property, String word, String owner) {
        String name = typeName(owner, PropertyFieldName.fieldName(property).orElse("Item"));
        return switch (word) {
            case "object", "record" -> nested(property, name);
            case "array" -> items(property, name);
            case "map" -> values(property, name);
            case "enum" -> enumeration(property, name);
            case "fixed" -> fixed(property, name);
            case "vector" -> Optional.of(Schema.createArray(Schema.create(vectorElement(property))));
            case "" -> {
                findings.fault(
                        "field.type.missing", property.node(), property.pathOf("logicalType"),
                        "the property has no logicalType, and the contract refers to no Avro schema",
                        "add 'logicalType: string', or an authoritativeDefinitions entry of type implementation");
                yield Optional.empty();
            }
            default -> Optional.ofNullable(simple(property, word));
        };
    }

    private static @org.jspecify.annotations.Nullable Schema simple(DocumentSection property, String word) {
        String format = property.section("logicalTypeOptions").flatMap(o -> o.text("format")).orElse("");
        return switch (word) {
            case "string" -> format.equals("uuid")
                    ? LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING))
                    : Schema.create(Schema.Type.STRING);
            case "date" -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case "timestamp" -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case "time" -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
            case "integer" -> Schema.create(
                    Set.of("i8", "i16", "i32", "u8", "u16").contains(format) ? Schema.Type.INT : Schema.Type.LONG);
            case "number" -> Schema.create(format.equals("f32") ? Schema.Type.FLOAT : Schema.Type.DOUBLE);
            case "boolean" -> Schema.create(Schema.Type.BOOLEAN);
            default -> null;
        };
    }

    private Optional<Schema> nested(DocumentSection property, String name) {
        Optional<Schema> record = record(name, property);
        if (record.isEmpty() && property.sections("properties").isEmpty()) {
            findings.fault(
                    "field.properties.missing", property.node(), property.pathOf("properties"),
                    "an object needs properties", "list its fields under 'properties'");
        }
        return record;
    }

    private Optional<Schema> items(DocumentSection property, String name) {
        if (property.section("items").isEmpty()) {
            findings.fault(
                    "field.items.missing", property.node(), property.pathOf("items"),
                    "an array needs the type of its items",
                    "add 'items: {logicalType: string}'");
        }
        return property.section("items").flatMap(items -> type(items, name)).map(Schema::createArray);
    }

    private Optional<Schema> values(DocumentSection property, String name) {
        Optional<DocumentSection> value = property.section("map").flatMap(map -> map.section("value"));
        if (value.isEmpty()) {
            findings.fault(
                    "field.map.missing", property.node(), property.pathOf("map"),
                    "a map needs the types of its keys and values",
                    "add 'map: {key: {logicalType: string}, value: {logicalType: string}}'");
        }
        return value.flatMap(v -> type(v, name)).map(Schema::createMap);
    }

    private Optional<Schema> enumeration(DocumentSection property, String name) {
        List<String> symbols = EnumValueReader.read(property, "enum");
        boolean legal = !symbols.isEmpty()
                && new HashSet<>(symbols).size() == symbols.size()
                && symbols.stream().allMatch(symbol -> NAME.matcher(symbol).matches());
        if (!legal) {
            property.fault(
                    "field.enum.invalid", "enum",
                    "an Avro enum needs at least one value, each once, of letters, digits and '_',"
                            + " not starting with a digit",
                    "correct the values, or use 'physicalType: string' with the same 'enum'");
            return Optional.empty();
        }
        return Optional.of(Schema.createEnum(name, null, namespace, symbols));
    }

    private Optional<Schema> fixed(DocumentSection property, String name) {
        Optional<Integer> size = property.text("physicalType").flatMap(PhysicalType::fixedSize).filter(n -> n > 0);
        if (size.isEmpty()) {
            property.fault("field.fixed.invalid", "physicalType", "a fixed type needs its size", "write 'fixed(16)'");
        }
        return size.map(n -> Schema.createFixed(name, null, namespace, n));
    }

    private static Schema.Type vectorElement(DocumentSection property) {
        String element = property.section("logicalTypeOptions").flatMap(o -> o.text("elementType")).orElse("float32");
        return switch (element) {
            case "float64" -> Schema.Type.DOUBLE;
            case "int8", "uint8" -> Schema.Type.INT;
            case "binary" -> Schema.Type.BOOLEAN;
            default -> Schema.Type.FLOAT;
        };
    }

    /** A unique type name in PascalCase, built from the enclosing names. */
    private String typeName(String owner, String name) {
        StringBuilder text = new StringBuilder(owner);
        for (String part : NOT_WORD.split(name)) {
            if (!part.isEmpty()) {
                text.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
            }
        }
        String base = text.length() == 0 || Character.isDigit(text.charAt(0)) ? "Value" + text : text.toString();
        String free = base;
        for (int i = 2; !names.add(free); i++) {
            free = base + i;
        }
        return free;
    }
}
