// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import org.apache.avro.Schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles a schema into steps. A record inside itself is not entered again: what holds outside holds inside. */
final class Steps {
    static final int MAX_SITES = 20_000;

    private final Set<String> declared;
    private final Map<String, Step.Fields> open = new HashMap<>();
    private final Map<String, Step.Fields> skipped = new HashMap<>();
    private int places;
    private int sites;

    /** @param declared the paths of fields that are not looked at, with all that is inside them */
    Steps(Set<String> declared) {
        this.declared = declared;
    }

    /** How many string fields are looked at. */
    int sites() {
        return sites;
    }

    Step record(Schema schema) {
        return step(schema, "", false);
    }

    private Step step(Schema schema, String path, boolean covered) {
        boolean skip = covered || declared.contains(path) || ++places > MAX_SITES;
        return switch (schema.getType()) {
            case NULL -> new Step.Skip(in -> {});
            case BOOLEAN -> new Step.Skip(in -> in.skip(1));
            case INT, LONG, ENUM -> new Step.Skip(AvroBytes::number);
            case FLOAT -> new Step.Skip(in -> in.skip(4));
            case DOUBLE -> new Step.Skip(in -> in.skip(8));
            case BYTES -> new Step.Skip(in -> in.skip(in.length()));
            case FIXED -> fixed(schema.getFixedSize());
            case STRING -> text(schema, path, skip, false);
            case UNION -> new Step.Branches(
                    schema.getTypes().stream().map(branch -> step(branch, path, skip)).toArray(Step[]::new));
            case ARRAY -> new Step.Blocks(
                    null, step(schema.getElementType(), path + "[]", skip), isEmpty(schema.getElementType(), 0));
            case MAP -> new Step.Blocks(
                    text(schema, path + "{}#key", skip, true), step(schema.getValueType(), path + "{}", skip), false);
            case RECORD -> fields(schema, path, skip);
        };
    }

    private Step text(Schema schema, String path, boolean skip, boolean key) {
        if (skip) {
            return new Step.Skip(in -> in.skip(in.length()));
        }
        sites++;
        return new Step.Text(new Site(path, schema, key));
    }

    private static Step fixed(int size) {
        return new Step.Skip(in -> in.skip(size));
    }

    private Step fields(Schema schema, String path, boolean skip) {
        Map<String, Step.Fields> known = skip ? skipped : open;
        Step.Fields before = known.get(schema.getFullName());
        if (before != null) {
            return before;
        }
        Step.Fields fields = new Step.Fields(!skip);
        known.put(schema.getFullName(), fields);
        List<Schema.Field> declaredFields = schema.getFields();
        Step[] steps = new Step[declaredFields.size()];
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
            case RECORD -> depth < AvroBytes.MAX_DEPTH
                    && schema.getFields().stream().allMatch(field -> isEmpty(field.schema(), depth + 1));
            default -> false;
        };
    }
}
