// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import com.fasterxml.jackson.core.JsonParseException;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.SchemaProvider;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.avro.AvroRuntimeException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks schemas up with the Confluent client. Only the registry's own error code for an unknown schema counts as
 * "unknown": a 404 from a proxy or from a registry that is starting counts as an outage.
 */
public final class ConfluentSchemaLookup implements SchemaLookup {
    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final RestService service;
    private final String endpoint;
    private final Duration deadline;

    /** @param timeout for connecting and for each read; a whole response may take twice as long */
    public ConfluentSchemaLookup(URI schemaRegistry, Duration timeout, Map<String, String> properties) {
        service = SchemaRegistryRestFactory.create(schemaRegistry, timeout, properties);
        deadline = timeout.multipliedBy(2);
        endpoint = "schema registry at " + schemaRegistry.getHost() + ":" + schemaRegistry.getPort();
    }

    /**
     * Limits the whole call, because the client's own timeout applies to each read and a slow response could take
     * forever.
     */
    @Override
    public Answer find(int schemaId) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Thread requestThread = Thread.ofVirtual().name("schema-" + schemaId).start(() -> {
            try {
                answer.complete(request(schemaId));
            } catch (StackOverflowError e) {
                answer.complete(unavailable("returned a schema that is nested too deeply"));
            } catch (RuntimeException | Error e) {
                answer.complete(unavailable("cannot be queried (" + e.getClass().getSimpleName() + ")"));
            }
        });
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            requestThread.interrupt();
            return unavailable("does not answer completely within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            return unavailable("cannot be queried");
        } catch (InterruptedException e) {
            requestThread.interrupt();
            Thread.currentThread().interrupt();
            return unavailable("is no longer queried");
        }
    }

    private Answer request(int schemaId) {
        try {
            SchemaString found = service.getId(schemaId);
            String type = found.getSchemaType();
            return type == null || type.equals(AvroSchema.TYPE) ? parse(schemaId, found) : new Answer.NotAvro(type);
        } catch (RestClientException e) {
            return answerFor(e.getStatus(), e.getErrorCode());
        } catch (IOException e) {
            return unavailable("does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException e) {
            return unavailable("returned something that is not a schema (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Answer answerFor(int status, int code) {
        if (status == 404 && code == SCHEMA_NOT_FOUND) {
            return new Answer.Unknown();
        }
        return unavailable(status == 401 || status == 403
                ? "refuses the gate (" + status + "); correct the HEDDLE_SCHEMA_REGISTRY_CLIENT_* credentials"
                : "answers " + status + " (" + code + ")");
    }

    /**
     * Parses the schema with its references, which come through a client whose cache lives only for this call. A schema
     * that the registry gave and Avro cannot parse is no outage: it stays so, and must not hold records forever.
     */
    private Answer parse(int schemaId, SchemaString found) {
        AvroSchemaProvider provider = new AvroSchemaProvider();
        SchemaRegistryClient references =
                new CachedSchemaRegistryClient(service, 1, List.of(provider), Map.of(), Map.of());
        provider.configure(Map.of(SchemaProvider.SCHEMA_VERSION_FETCHER_CONFIG, references));
        String text = found.getSchemaString();
        if (text == null) {
            return unavailable("returned something that is not a schema");
        }
        try {
            ParsedSchema parsed = provider.parseSchemaOrElseThrow(
                    new Schema("", -1, schemaId, AvroSchema.TYPE, found.getReferences(),
                            text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text),
                    false, false);
            return parsed instanceof AvroSchema avro ? new Answer.Found(avro.rawSchema()) : new Answer.NotAvro();
        } catch (StackOverflowError e) {
            return new Answer.NotAvro();
        } catch (AvroRuntimeException e) {
            // No schema registry stores what is not JSON.
            return e.getCause() instanceof JsonParseException
                    ? unavailable("returned something that is not a schema")
                    : new Answer.NotAvro();
        }
    }

    private Answer unavailable(String problem) {
        return new Answer.Unavailable(endpoint + " " + problem);
    }
}
