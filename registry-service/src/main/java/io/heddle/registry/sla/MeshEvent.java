// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.topics.AvroFields;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Something that happened in the mesh, as the API shows it. */
public record MeshEvent(
        String id,
        String type,
        @Nullable String product,
        String subject,
        String time,
        String message,
        Map<String, String> attributes) {
    static MeshEvent of(GenericRecord record) {
        Map<String, String> attributes = new TreeMap<>();
        if (record.get("attributes") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
        }
        return new MeshEvent(
                AvroFields.text(record, "id"),
                AvroFields.text(record, "type"),
                record.get("product") == null ? null : AvroFields.text(record, "product"),
                AvroFields.text(record, "subject"),
                AvroFields.time(record, "time"),
                AvroFields.text(record, "message"),
                attributes);
    }
}
