// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.contract.ProductKey;
import org.apache.avro.Schema;

import java.util.List;

/**
 * A record with one field and the field alone are the same bytes in Avro: a connector's key {@code {id}} can be read as
 * the key {@code id}, and the other way round.
 */
final class KeyWriterSchema {
    private KeyWriterSchema() {}

    /** The writer's schema in the form of the declared key; unchanged if it has that form or cannot have it. */
    static Schema inFormOf(ProductKey key, Schema writer) {
        boolean record = writer.getType() == Schema.Type.RECORD;
        if (!key.isRecord() && record && writer.getFields().size() == 1) {
            Schema.Field field = writer.getFields().get(0);
            List<String> steps = key.fields().get(0).steps();
            return field.name().equals(steps.get(steps.size() - 1)) ? field.schema() : writer;
        }
        if (key.isRecord() && !record && key.fields().size() == 1) {
            Schema declared = key.schema();
            return Schema.createRecord(declared.getName(), null, declared.getNamespace(), false,
                    List.of(new Schema.Field(declared.getFields().get(0).name(), writer)));
        }
        return writer;
    }
}
