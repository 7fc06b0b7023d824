// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import org.apache.avro.Schema;

/** Requests a writer schema from the schema registry: one attempt, never cached. Thread-safe. */
@FunctionalInterface
public interface SchemaLookup {
    Answer find(int schemaId);

    /** The schema registry's answer. */
    sealed interface Answer {
        record Found(Schema schema) implements Answer {}

        /**
         * The id is known, but the schema is not Avro.
         *
         * @param type of the schema in the registry's words, such as {@code PROTOBUF}; empty if unknown
         */
        record NotAvro(String type) implements Answer {
            public NotAvro() {
                this("");
            }
        }

        /** The registry answered with its own error code that it does not know the id. */
        record Unknown() implements Answer {}

        /**
         * Anything else: no response, an error or an unreadable response. Says nothing about the id.
         *
         * @param reason for people; contains no record content
         */
        record Unavailable(String reason) implements Answer {}
    }
}
