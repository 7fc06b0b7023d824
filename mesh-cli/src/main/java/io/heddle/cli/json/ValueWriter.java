// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes JSON values as Avro of one schema. Immutable and thread-safe. */
interface ValueWriter {
    /** Writes the value, or adds at least one fault; in that case the output is invalid. */
    void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults);

    /** The accepted input, for messages: {@code a whole number}. */
    String expected();
}
