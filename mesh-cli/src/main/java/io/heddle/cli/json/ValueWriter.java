// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes JSON values as Avro of one schema. Immutable, thread-safe. */
interface ValueWriter {
    /** Writes the value, or adds at least one fault; what was written is then of no use. */
    void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults);

    /** What it takes, in words: {@code a whole number}. */
    String expected();
}
