// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.heddle.contract.SchemaId;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.log.retry.JitteredBackoff;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The schema registry, accessed through its Confluent API with timeouts. An outage is reported as such, never as an
 * incompatible schema. Thread-safe.
 */
@Singleton
public final class SchemaRegistry {
    /** Only the newest versions of a subject are compared here; the schema registry compares all of them. */
    private static final int MAX_VERSIONS = 100;
    private static final int MAX_ATTEMPTS = 4;
    private static final JitteredBackoff PAUSES = new JitteredBackoff(Duration.ofMillis(100), Duration.ofMillis(500));

    /** Invalid credentials, missing rights, invalid content. Any other error is an outage. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 422);
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

    /** The newest schema of a subject, as JSON with the types that it refers to. */
    public Optional<String> latest(String subject) {
        String operation = "look up subject " + subject;
        return ask(operation, client -> client.getLatestSchemaMetadata(subject))
                .map(found -> SelfContainedSchema.of(client(), found)
                        .orElseThrow(() -> unavailable(operation, "it does not resolve the references")));
    }

    /** The schema with an id, as JSON with the types that it refers to; cached once found. */
    public Optional<String> schema(SchemaId id) {
        return ask("look up schema id " + id, client -> SelfContainedSchema.of(client.getSchemaById(id.value())));
    }

    /**
     * Registers a schema. A conflict is no verdict by itself, because registries also answer it to one of several
     * requests at once: the schema may be there already, or the next attempt may succeed.
     */
    public SchemaId register(String subject, String schema) {
        String operation = "register a schema for " + subject;
        String conflict = "";
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            pause(attempt);
            // The schema registry may have lost earlier registrations that the client still has in its cache.
            client().reset();
            try {
                return askOnConflict(operation, client -> client.register(subject, new AvroSchema(schema)))
                        .map(SchemaId::new)
                        .orElseThrow(() -> unavailable(operation, "it answered 404"));
            } catch (ConflictException e) {
                conflict = String.valueOf(e.getMessage());
                Optional<SchemaId> same = subject(subject)
                        .flatMap(found -> SchemaContent.newestWith(schema, found.versions()));
                if (same.isPresent()) {
                    return same.get();
                }
            }
        }
        throw refusedOrBusy(operation, subject, schema, conflict);
    }

    /** Asks for the verdict itself after several conflicts. */
    private ProblemException refusedOrBusy(String operation, String subject, String schema,
            String conflict) {
        boolean saysIncompatible = conflict.toLowerCase(Locale.ROOT).contains("compatib");
        boolean incompatible = saysIncompatible || ask("check the compatibility of a schema for " + subject,
                client -> client.testCompatibility(subject, new AvroSchema(schema))).equals(Optional.of(false));
        return incompatible
                ? ProblemDetails.of(ProblemCode.SCHEMA_INCOMPATIBLE, "The schema registry refused to " + operation
                        + ": " + conflict, "Undo the change that the message names, or raise the major version")
                        .toException()
                : unavailable(operation, "it answered 409 to a compatible schema: " + conflict);
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
            found.filter(schema -> AvroSchema.TYPE.equals(schema.getSchemaType()))
                    .ifPresent(schema -> schemas.put(new SchemaId(schema.getId()),
                            SelfContainedSchema.of(client(), schema).orElseThrow(() -> unavailable(
                                    "look up subject " + subject, "it does not resolve the references"))));
        }
        return schemas;
    }

    private <T> Optional<T> ask(String operation, Question<T> question) {
        try {
            return askOnConflict(operation, question);
        } catch (ConflictException e) {
            throw unavailable(operation, "it answered 409: " + e.getMessage());
        }
    }

    /** Asks again, within the request timeout, while the answer is none that a healthy schema registry gives. */
    private <T> Optional<T> askOnConflict(String operation, Question<T> question) throws ConflictException {
        long deadline = System.nanoTime() + config.requestTimeout().toNanos();
        for (int attempt = 1;; attempt++) {
            try {
                return Optional.ofNullable(question.ask(client()));
            } catch (RestClientException e) {
                if (isAbsent(e)) {
                    return Optional.empty();
                }
                if (e.getStatus() == 409) {
                    throw new ConflictException(String.valueOf(e.getMessage()));
                }
                if (REFUSALS.contains(e.getStatus())) {
                    throw refused(operation, e);
                }
                if (attempt == MAX_ATTEMPTS || System.nanoTime() >= deadline) {
                    throw unavailable(operation, "it answered " + e.getStatus() + ": " + e.getMessage());
                }
            } catch (IOException e) {
                if (attempt == MAX_ATTEMPTS || System.nanoTime() >= deadline) {
                    throw unavailable(operation, e.getClass().getSimpleName());
                }
            }
            pause(attempt);
        }
    }

    /** Only the error codes of a schema registry mean that something does not exist; a proxy also answers 404. */
    private static boolean isAbsent(RestClientException e) {
        return e.getStatus() == 404 && e.getErrorCode() / 100 == 404;
    }

    private static void pause(int attempt) {
        if (attempt > 0) {
            LockSupport.parkNanos(PAUSES.delay(attempt - 1).toNanos());
        }
    }

    private ProblemException refused(String operation, RestClientException e) {
        return ProblemDetails.of(ProblemCode.SCHEMA_REGISTRY_REFUSED,
                "The schema registry at " + config.schemaRegistryAddress() + " refused to " + operation + ": "
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

    /** A 409. */
    private static final class ConflictException extends Exception {
        private static final long serialVersionUID = 1L;

        ConflictException(String message) {
            super(message);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        @Nullable
        T ask(CachedSchemaRegistryClient client) throws IOException, RestClientException;
    }
}
