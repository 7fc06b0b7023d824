// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.heddle.contract.SchemaId;
import io.heddle.sdk.MeshUnavailableException;
import org.apache.avro.Schema;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Queries a Confluent-compatible schema registry and caches the ids it finds. */
public final class RegistrySchemaIdLookup implements SchemaIdLookup {
    private static final int CACHED_SCHEMAS = 1_000;

    private final String url;
    private final SchemaRegistryClient client;

    public RegistrySchemaIdLookup(String url, Map<String, Object> properties) {
        this.url = url;
        this.client = new CachedSchemaRegistryClient(url, CACHED_SCHEMAS, properties);
    }

    @Override
    public Optional<SchemaId> find(String subject, Schema schema) {
        try {
            return Optional.of(new SchemaId(client.getId(subject, new AvroSchema(schema))));
        } catch (RestClientException answered) {
            if (answered.getStatus() == 404 && answered.getErrorCode() / 100 == 404) {
                return Optional.empty(); // the codes of a schema registry; a proxy also answers 404
            }
            throw new MeshUnavailableException(
                    "the schema registry at " + url + " answered " + answered.getStatus()
                            + " when asked for the schema " + schema.getFullName(),
                    answered);
        } catch (IOException unreachable) {
            throw new MeshUnavailableException(
                    "the schema registry at " + url + " does not answer a request for the id of the schema "
                            + schema.getFullName(),
                    unreachable);
        }
    }
}
