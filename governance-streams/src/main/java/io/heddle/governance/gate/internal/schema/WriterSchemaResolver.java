// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.log.ContractEntry;
import io.heddle.log.retry.JitteredBackoff;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Resolves writer schemas by id, from the mesh log if it contains them, otherwise from the schema registry with retries
 * until it answers. Thread-safe; {@link #resolve} blocks and is meant for virtual threads.
 */
public final class WriterSchemaResolver {
    private static final Logger LOG = LoggerFactory.getLogger(WriterSchemaResolver.class);
    /** Limits concurrent lookups, so that records with made-up ids cannot overload the schema registry. */
    private static final int MAX_CONCURRENT_LOOKUPS = 32;

    private final SchemaLookup lookup;
    private final Retry retry;
    private final Map<Integer, Schema> knownSchemas = new ConcurrentHashMap<>();
    private final Semaphore lookupPermits = new Semaphore(MAX_CONCURRENT_LOOKUPS);
    private volatile Optional<String> outage = Optional.empty();

    public WriterSchemaResolver(SchemaLookup lookup, Retry retry) {
        this.lookup = lookup;
        this.retry = retry;
    }

    /**
     * The delays between attempts.
     *
     * @param first the longest delay after the first failure; doubles with each further failure
     * @param longest the upper limit of delays
     * @param confirm the delay between the answer "unknown" and the request that confirms it
     */
    public record Retry(Duration first, Duration longest, Duration confirm) {
        public static final Retry DEFAULT =
                new Retry(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    /**
     * A schema that the schema registry must have according to {@code mesh.registry}. While it does not, its answers
     * are not trusted: it has lost its data, has not loaded it yet, or is another registry.
     */
    public record ReferenceSchema(int schemaId, Schema schema) {
        public static ReferenceSchema of(ContractEntry entry) {
            return new ReferenceSchema(entry.valueSchemaId().value(), entry.contract().valueSchema());
        }
    }

    /** The certain meaning of a schema id. */
    public sealed interface Resolution {
        record Known(Schema schema) implements Resolution {}

        record NotAvro(String type) implements Resolution {}

        record Unknown() implements Resolution {}
    }

    /** Adds a schema from a contract. */
    public void addKnown(int schemaId, Schema schema) {
        knownSchemas.putIfAbsent(schemaId, schema);
    }

    /** Why lookups wait, if the last one failed; contains no record content. */
    public Optional<String> outage() {
        return outage;
    }

    /**
     * Repeats the lookup until the answer is certain.
     *
     * @param referenceSchema a schema of the contract in question that the registry must have
     * @throws InterruptedException if the gate closes meanwhile
     */
    public Resolution resolve(int schemaId, ReferenceSchema referenceSchema) throws InterruptedException {
        Schema schema = knownSchemas.get(schemaId);
        if (schema != null) {
            return new Resolution.Known(schema);
        }
        JitteredBackoff backoff = new JitteredBackoff(retry.first(), retry.longest());
        boolean unknownOnce = false;
        while (true) {
            switch (findWithReferenceCheck(schemaId, referenceSchema)) {
                case SchemaLookup.Answer.Found found -> {
                    clearOutage();
                    addKnown(schemaId, found.schema());
                    return new Resolution.Known(found.schema());
                }
                case SchemaLookup.Answer.NotAvro notAvro -> {
                    clearOutage();
                    return new Resolution.NotAvro(notAvro.type());
                }
                case SchemaLookup.Answer.Unknown unknown -> {
                    clearOutage();
                    if (unknownOnce) {
                        return new Resolution.Unknown();
                    }
                    unknownOnce = true;
                    Thread.sleep(retry.confirm());
                }
                case SchemaLookup.Answer.Unavailable unavailable -> {
                    unknownOnce = false;
                    recordOutage(unavailable.reason());
                    Thread.sleep(backoff.next());
                }
            }
        }
    }

    /**
     * Checks the reference schema before and after the lookup, so that an answer is not trusted if the registry was
     * restored in between.
     */
    private SchemaLookup.Answer findWithReferenceCheck(int schemaId, ReferenceSchema referenceSchema)
            throws InterruptedException {
        if (referenceSchema.schemaId() == schemaId) {
            return find(schemaId);
        }
        Optional<SchemaLookup.Answer> before = checkReferenceSchema(referenceSchema);
        if (before.isPresent()) {
            return before.get();
        }
        SchemaLookup.Answer answer = find(schemaId);
        return answer instanceof SchemaLookup.Answer.Unavailable
                ? answer
                : checkReferenceSchema(referenceSchema).orElse(answer);
    }

    private Optional<SchemaLookup.Answer> checkReferenceSchema(ReferenceSchema referenceSchema)
            throws InterruptedException {
        return switch (find(referenceSchema.schemaId())) {
            case SchemaLookup.Answer.Unavailable unavailable -> Optional.of(unavailable);
            case SchemaLookup.Answer.Found found when isSame(found.schema(), referenceSchema.schema()) ->
                Optional.empty();
            case SchemaLookup.Answer.Found found ->
                Optional.of(checkReferenceSchema(referenceSchema, "has another schema"));
            case SchemaLookup.Answer.NotAvro notAvro ->
                Optional.of(checkReferenceSchema(referenceSchema, "has another schema"));
            case SchemaLookup.Answer.Unknown unknown ->
                Optional.of(checkReferenceSchema(referenceSchema, "has no schema"));
        };
    }

    private SchemaLookup.Answer find(int schemaId) throws InterruptedException {
        lookupPermits.acquire();
        try {
            return lookup.find(schemaId);
        } finally {
            lookupPermits.release();
        }
    }

    private static SchemaLookup.Answer checkReferenceSchema(ReferenceSchema referenceSchema, String problem) {
        return new SchemaLookup.Answer.Unavailable("the schema registry " + problem + " under id "
                + referenceSchema.schemaId()
                + ", the contract's own in mesh.registry: it lost its data, has not loaded it, or is not the mesh's;"
                + " restore it");
    }

    private static boolean isSame(Schema one, Schema other) {
        return one.equals(other)
                || SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    private void recordOutage(String reason) {
        if (outage.isEmpty()) {
            LOG.warn("writer schemas cannot be looked up, records that need one wait: {}", reason);
        }
        outage = Optional.of(reason);
    }

    private void clearOutage() {
        if (outage.isPresent()) {
            LOG.info("writer schemas can be looked up again");
            outage = Optional.empty();
        }
    }
}
