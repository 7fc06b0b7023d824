// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.contract.SchemaId;
import io.heddle.sdk.MeshUnavailableException;
import org.apache.avro.Schema;

import java.util.Optional;

/** Looks up the ids of registered schemas. Never registers a schema. Thread-safe. */
@FunctionalInterface
public interface SchemaIdLookup {
    /**
     * The id of a schema under a subject; empty if it is not registered there.
     *
     * @throws MeshUnavailableException if the schema registry does not respond
     */
    Optional<SchemaId> find(String subject, Schema schema);
}
