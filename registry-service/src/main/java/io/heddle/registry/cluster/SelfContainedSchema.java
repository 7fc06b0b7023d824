// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;

import java.util.Optional;

/**
 * Schemas of the schema registry with the types of the schemas that they refer to, so that each can be parsed alone.
 */
final class SelfContainedSchema {
    private SelfContainedSchema() {}

    /** A schema as JSON; if it is not Avro, as it was registered. */
    static String of(ParsedSchema schema) {
        return schema instanceof AvroSchema avro ? avro.rawSchema().toString() : schema.canonicalString();
    }

    /** A version of a subject; empty if its references cannot be resolved. */
    static Optional<String> of(CachedSchemaRegistryClient client, SchemaMetadata version) {
        return version.getReferences() == null || version.getReferences().isEmpty()
                ? Optional.of(version.getSchema())
                : client.parseSchema(version.getSchemaType(), version.getSchema(), version.getReferences())
                        .map(SelfContainedSchema::of);
    }
}
