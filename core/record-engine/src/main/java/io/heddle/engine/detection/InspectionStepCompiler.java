// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import org.apache.avro.Schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles a schema into inspection steps. A record nested in itself is not compiled again: the steps of the outer one
 * apply.
 */
final class InspectionStepCompiler {
    static final int MAX_FIELDS = 20_000;

    private final Set<String> declared;
    private final Map<String, InspectionStep.RecordStep> open = new HashMap<>();
    private final Map<String, InspectionStep.RecordStep> skipped = new HashMap<>();
    private int fieldsByPath;
    private int fieldCount;

    /**
     * @param declared paths of the fields that are not inspected, including everything nested in them
     */
    InspectionStepCompiler(Set<String> declared) {
        this.declared = declared;
    }

    /** The number of string fields that are inspected. */
    int fieldCount() {
        return fieldCount;
    }

    InspectionStep record(Schema schema) {
        return step(schema, "", false);
    }

    private InspectionStep step(Schema schema, String path, boolean covered) {
        boolean skip = covered || declared.contains(path) || ++fieldsByPath > MAX_FIELDS;
        return switch (schema.getType()) {
            case NULL -> new InspectionStep.SkipStep(in -> {});
            case BOOLEAN -> new InspectionStep.SkipStep(in -> in.skip(1));
            case INT, LONG, ENUM -> new InspectionStep.SkipStep(AvroByteReader::number);
            case FLOAT -> new InspectionStep.SkipStep(in -> in.skip(4));
            case DOUBLE -> new InspectionStep.SkipStep(in -> in.skip(8));
            case BYTES -> new InspectionStep.SkipStep(in -> in.skip(in.length()));
            case FIXED -> fixed(schema.getFixedSize());
            case STRING -> text(schema, path, skip, false);
            case UNION -> new InspectionStep.UnionStep(
                    schema.getTypes().stream().map(branch -> step(branch, path, skip)).toArray(InspectionStep[]::new));
            case ARRAY -> new InspectionStep.BlocksStep(
                    null, step(schema.getElementType(), path + "[]", skip), isEmpty(schema.getElementType(), 0));
            case MAP -> new InspectionStep.BlocksStep(
                    text(schema, path + "{}#key", skip, true), step(schema.getValueType(), path + "{}", skip), false);
            case RECORD -> fields(schema, path, skip);
        };
    }

    private InspectionStep text(Schema schema, String path, boolean skip, boolean key) {
        if (skip) {
            return new InspectionStep.SkipStep(in -> in.skip(in.length()));
        }
        fieldCount++;
        return new InspectionStep.TextStep(new UndeclaredField(path, schema, key));
    }

    private static InspectionStep fixed(int size) {
        return new InspectionStep.SkipStep(in -> in.skip(size));
    }

    private InspectionStep fields(Schema schema, String path, boolean skip) {
        Map<String, InspectionStep.RecordStep> known = skip ? skipped : open;
        InspectionStep.RecordStep before = known.get(schema.getFullName());
        if (before != null) {
            return before;
        }
        InspectionStep.RecordStep fields = new InspectionStep.RecordStep(!skip);
        known.put(schema.getFullName(), fields);
        List<Schema.Field> declaredFields = schema.getFields();
        InspectionStep[] steps = new InspectionStep[declaredFields.size()];
        for (int i = 0; i < steps.length; i++) {
            Schema.Field field = declaredFields.get(i);
            steps[i] = step(field.schema(), path.isEmpty() ? field.name() : path + "." + field.name(), skip);
        }
        fields.set(steps);
        if (!skip) {
            open.remove(schema.getFullName());
        }
        return fields;
    }

    /** Whether a value takes no bytes: null, an empty fixed, a record of nothing else. */
    private static boolean isEmpty(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case RECORD -> depth < AvroByteReader.MAX_DEPTH
                    && schema.getFields().stream().allMatch(field -> isEmpty(field.schema(), depth + 1));
            default -> false;
        };
    }
}
