// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import org.apache.avro.generic.GenericRecord;

import java.time.Instant;

/** Fields of the mesh's own records as Java values. */
final class AvroFields {
    private AvroFields() {}

    static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }

    /** An ISO instant from epoch milliseconds. */
    static String time(GenericRecord record, String field) {
        return Instant.ofEpochMilli((Long) record.get(field)).toString();
    }
}
