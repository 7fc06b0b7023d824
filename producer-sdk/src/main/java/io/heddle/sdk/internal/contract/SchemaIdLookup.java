// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.contract.SchemaId;
import io.heddle.sdk.MeshUnavailableException;
import org.apache.avro.Schema;

import java.util.Optional;

/** Finds the ids of schemas that somebody registered. Never registers one. Thread-safe. */
@FunctionalInterface
public interface SchemaIdLookup {
    /**
     * The id a schema has under a subject; empty if it is not registered there.
     *
     * @throws MeshUnavailableException if the schema registry does not answer
     */
    Optional<SchemaId> find(String subject, Schema schema);
}
