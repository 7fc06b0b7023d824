// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import org.apache.avro.Schema;

/** Asks the schema registry for a writer schema: one attempt, never from a cache. Thread-safe. */
@FunctionalInterface
public interface SchemaLookup {
    Answer find(int schemaId);

    /** What the schema registry said. */
    sealed interface Answer {
        record Found(Schema schema) implements Answer {}

        /** It knows the id, but the schema is not Avro. */
        record NotAvro() implements Answer {}

        /** It said, in its own words, that it does not know the id. */
        record Unknown() implements Answer {}

        /**
         * Anything else: no answer, an error, garbage. Never a verdict.
         *
         * @param reason for people; holds nothing of a record
         */
        record Unavailable(String reason) implements Answer {}
    }
}
