// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.heddle.governance.gate.schemas.RegistryClient;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Looks schemas up with the Confluent client. Only the registry's own error code for an unknown schema counts as
 * "unknown": a 404 of a proxy, or of a registry that is just starting, is an outage.
 */
final class ConfluentSchemaLookup implements SchemaLookup {
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RestService service;
    private final String where;

    ConfluentSchemaLookup(URI schemaRegistry, Duration timeout, Map<String, String> properties) {
        service = RegistryClient.of(schemaRegistry, timeout, properties);
        where = "schema registry at " + schemaRegistry.getHost() + ":" + schemaRegistry.getPort();
    }

    @Override
    public Answer find(int schemaId) {
        try {
            SchemaString found = service.getId(schemaId);
            String type = found.getSchemaType();
            return type == null || type.equals(AvroSchema.TYPE) ? parse(schemaId) : new Answer.NotAvro();
        } catch (RestClientException e) {
            return e.getStatus() == 404 && e.getErrorCode() == SCHEMA_NOT_FOUND
                    ? new Answer.Unknown()
                    : unavailable("answers " + e.getStatus() + " (" + e.getErrorCode() + ")");
        } catch (IOException e) {
            return unavailable("does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException e) {
            return unavailable("answers what is not a schema (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** With its references, through a client whose cache lives for this call only. */
    private Answer parse(int schemaId) throws IOException, RestClientException {
        CachedSchemaRegistryClient client =
                new CachedSchemaRegistryClient(service, 1, List.of(new AvroSchemaProvider()), Map.of(), Map.of());
        ParsedSchema parsed = client.getSchemaById(schemaId);
        return parsed instanceof AvroSchema avro
                ? new Answer.Found(avro.rawSchema())
                : unavailable("answers what is not a schema");
    }

    private Answer unavailable(String what) {
        return new Answer.Unavailable(where + " " + what);
    }
}
