// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.topics.MeshRecordFields;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Something that happened in the mesh, as the API shows it. */
public record MeshEventJson(
        String id,
        String type,
        @Nullable String product,
        String subject,
        String time,
        String message,
        Map<String, String> attributes) {
    static MeshEventJson of(GenericRecord record) {
        Map<String, String> attributes = new TreeMap<>();
        if (record.get("attributes") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
        }
        return new MeshEventJson(
                MeshRecordFields.text(record, "id"),
                MeshRecordFields.text(record, "type"),
                record.get("product") == null ? null : MeshRecordFields.text(record, "product"),
                MeshRecordFields.text(record, "subject"),
                MeshRecordFields.time(record, "time"),
                MeshRecordFields.text(record, "message"),
                attributes);
    }
}
