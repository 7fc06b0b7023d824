// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema registry, accessed through its Confluent API with timeouts. An outage is reported as such, never as an
 * incompatible schema. Thread-safe.
 */
@Singleton
public final class SchemaRegistry {
    /** Only the newest versions of a subject are compared here; the schema registry compares all of them. */
    private static final int MAX_VERSIONS = 100;
    private static final int JSON_PARSE_ERROR = 50_005;
    private static final int CACHE = 1_000;

    private final RegistryConfig config;
    private @Nullable CachedSchemaRegistryClient client;

    public SchemaRegistry(RegistryConfig config) {
        this.config = config;
    }

    /** The current state of a subject; empty if it does not exist. */
    public Optional<RegisteredSubject> subject(String subject) {
        return ask("look up subject " + subject, client -> client.getAllVersions(subject))
                .map(versions -> new RegisteredSubject(level(subject), schemas(subject, versions)));
    }

    /** The newest schema of a subject, as JSON. */
    public Optional<String> latest(String subject) {
        return ask("look up subject " + subject, client -> client.getLatestSchemaMetadata(subject).getSchema());
    }

    /** The schema with an id, as JSON; cached once found. */
    public Optional<String> schema(SchemaId id) {
        return ask("look up schema id " + id, client -> client.getSchemaById(id.value()).canonicalString());
    }

    /**
     * Registers a schema, unless the subject has it already.
     *
     * @return its id
     */
    public SchemaId register(String subject, String schema) {
        // The schema registry may have lost earlier registrations that the client still has in its cache.
        client().reset();
        return ask("register a schema for " + subject, client -> client.register(subject, new AvroSchema(schema)))
                .map(SchemaId::new)
                .orElseThrow(() -> unavailable("register a schema for " + subject, "it answered 404"));
    }

    /** Sets the compatibility level of a subject that exists. */
    public void setLevel(String subject, Compatibility level) {
        String operation = "set the compatibility of " + subject;
        if (ask(operation, client -> client.updateConfig(subject, new Config(level.name()))).isEmpty()) {
            throw unavailable(operation, "it answered 404");
        }
    }

    private Optional<String> level(String subject) {
        return ask("look up the compatibility of " + subject,
                client -> client.getConfig(subject).getCompatibilityLevel());
    }

    private Map<SchemaId, String> schemas(String subject, List<Integer> versions) {
        Map<SchemaId, String> schemas = new LinkedHashMap<>();
        for (int version : versions.subList(Math.max(0, versions.size() - MAX_VERSIONS), versions.size())) {
            Optional<SchemaMetadata> found = ask("look up subject " + subject + ", version " + version,
                    client -> client.getSchemaMetadata(subject, version));
            found.ifPresent(schema -> schemas.put(new SchemaId(schema.getId()), schema.getSchema()));
        }
        return schemas;
    }

    private <T> Optional<T> ask(String what, Question<T> question) {
        try {
            return Optional.ofNullable(question.ask(client()));
        } catch (RestClientException e) {
            if (e.getStatus() == 404 && e.getErrorCode() != JSON_PARSE_ERROR) {
                return Optional.empty();
            }
            throw failed(what, e);
        } catch (IOException e) {
            throw unavailable(what, e.getClass().getSimpleName());
        }
    }

    private ProblemException failed(String what, RestClientException e) {
        if (e.getStatus() == 409) {
            return ProblemDetails.of(ProblemCode.SCHEMA_INCOMPATIBLE, "The schema registry refused to " + what + ": "
                    + e.getMessage(),
                            "Undo the change that the message names, or raise the major version").toException();
        }
        if (e.getStatus() >= 500 || e.getStatus() == 404 || e.getStatus() == 429) {
            return unavailable(what, "it answered " + e.getStatus());
        }
        return ProblemDetails.of(ProblemCode.SCHEMA_REGISTRY_REFUSED,
                "The schema registry at " + config.schemaRegistryAddress() + " refused to " + what + ": "
                        + e.getMessage(),
                "Correct what the message names, or grant this registry the permissions that it needs").toException();
    }

    private ProblemException unavailable(String what, String how) {
        return ProblemDetails.of(ProblemCode.SCHEMA_REGISTRY_UNAVAILABLE,
                "The schema registry at " + config.schemaRegistryAddress() + " did not " + what + " (" + how + ")",
                "Check that it is running and that the address is that of its Confluent API, then send the same request"
                        + " again; what was done already stays and is not done twice")
                .toException();
    }

    private synchronized CachedSchemaRegistryClient client() {
        if (client == null) {
            String timeout = Long.toString(config.requestTimeout().toMillis());
            Map<String, String> properties = new HashMap<>(Map.of(
                    "http.connect.timeout.ms", timeout, "http.read.timeout.ms", timeout, "max.retries", "1"));
            properties.putAll(config.schemaRegistryProperties());
            client = new CachedSchemaRegistryClient(config.schemaRegistry().toString(), CACHE, properties);
        }
        return client;
    }

    @PreDestroy
    synchronized void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        @Nullable
        T ask(CachedSchemaRegistryClient client) throws IOException, RestClientException;
    }
}
