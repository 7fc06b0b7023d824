// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.FieldPath;
import io.heddle.contract.Mask;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code properties[]}, nested as they are, into notes by field path. */
final class FieldNotes {
    private final ValueSchema schema;
    private final Findings findings;
    private final Map<FieldPath, FieldNote> notes = new LinkedHashMap<>();

    private FieldNotes(ValueSchema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    static Map<FieldPath, FieldNote> read(ValueSchema schema, Findings findings) {
        FieldNotes reader = new FieldNotes(schema, findings);
        schema.object().ifPresent(object -> reader.readProperties(object, Optional.empty()));
        return reader.notes;
    }

    private void readProperties(Section parent, Optional<FieldPath> path) {
        for (Section property : parent.sections("properties")) {
            if (findings.isFull()) {
                return;
            }
            PropertyNames.of(property).ifPresent(name -> readNamed(property, name, path));
        }
    }

    private void readNamed(Section property, String name, Optional<FieldPath> parent) {
        if (!DerivedSchema.NAME.matcher(name).matches()) {
            property.fault(
                    "field.name.invalid", PropertyNames.key(property), "'" + name + "' is not an Avro field name",
                    "use letters, digits and '_', not starting with a digit; the name for people goes into businessName");
            return;
        }
        FieldPath path = parent.map(p -> p.child(name)).orElseGet(() -> FieldPath.of(name));
        if (notes.containsKey(path)) {
            property.fault("field.duplicate", PropertyNames.key(property), "the field " + path + " is described twice", "keep one of the two");
            return;
        }
        boolean inKnownParent = parent.isEmpty() || typeAt(parent.get()).isPresent();
        if (schema.index().isPresent() && !schema.derived() && inKnownParent && typeAt(path).isEmpty()) {
            property.fault(
                    "field.unknown", PropertyNames.key(property), "the Avro schema has no field " + path,
                    Nearest.fix(path.text(), schema.index().get().names(), "add it to the Avro schema, or remove the property"));
        }
        readField(property, path);
    }

    private Optional<FieldType> typeAt(FieldPath path) {
        return schema.index().flatMap(index -> index.get(path));
    }

    private void readField(Section property, FieldPath path) {
        Optional<FieldType> type = typeAt(path);
        if (!schema.derived()) {
            type.ifPresent(t -> TypeAgreement.check(property, t));
        }
        Mask mask = readMask(property, path, type);
        notes.put(path, FieldNote.of(property, mask, Constraints.read(property, path, type)));
        readProperties(property, Optional.of(path));
        property.section("items").ifPresent(items -> readField(items, path.items()));
        property.section("map").flatMap(map -> map.section("value")).ifPresent(value -> readField(value, path.values()));
        property.section("map").flatMap(map -> map.section("key")).ifPresent(this::checkMapKey);
    }

    private void checkMapKey(Section key) {
        if (key.text("logicalType").filter(type -> !type.equals("string")).isPresent()) {
            key.fault("field.map.key", "logicalType", "the keys of an Avro map are strings", "write 'logicalType: string'");
        }
    }

    private Mask readMask(Section property, FieldPath path, Optional<FieldType> type) {
        Optional<Section.At> at = property.custom("masking");
        Optional<Mask> mask = at.flatMap(a -> Masks.read(a, findings));
        if (mask.isPresent() && type.isPresent()) {
            MaskFit.check(mask.get(), type.get(), at.get(), findings);
            MaskFit.checkReach(mask.get(), path, schema, at.get(), findings);
        }
        return mask.orElseGet(Mask.None::new);
    }

    /** The path a text spells, if it does. */
    static Optional<FieldPath> parse(String text) {
        try {
            return Optional.of(FieldPath.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
