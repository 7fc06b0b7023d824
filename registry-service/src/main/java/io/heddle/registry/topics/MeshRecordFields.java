// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import org.apache.avro.generic.GenericRecord;

import java.time.Instant;

/** Fields of the mesh's own records as Java values. */
public final class MeshRecordFields {
    private MeshRecordFields() {}

    /** A field's text. */
    public static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }

    /** An ISO instant from epoch milliseconds. */
    public static String time(GenericRecord record, String field) {
        return Instant.ofEpochMilli((Long) record.get(field)).toString();
    }
}
