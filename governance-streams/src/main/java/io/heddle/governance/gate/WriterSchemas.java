// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.log.ContractEntry;
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
 * Writer schemas by id: from the mesh log where it knows them, else from the schema registry, asked for as long as it
 * takes. Thread-safe; {@link #await} blocks and is meant for virtual threads.
 */
final class WriterSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(WriterSchemas.class);
    /** At once; records with made-up ids must not storm the schema registry. */
    private static final int LOOKUPS = 32;

    private final SchemaLookup lookup;
    private final Retry retry;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Semaphore lookups = new Semaphore(LOOKUPS);
    private volatile Optional<String> outage = Optional.empty();

    WriterSchemas(SchemaLookup lookup, Retry retry) {
        this.lookup = lookup;
        this.retry = retry;
    }

    /**
     * How long to wait between attempts.
     *
     * @param first after the first failure; doubles from there
     * @param longest at most
     * @param confirm between "unknown" and asking again whether it really is
     */
    record Retry(Duration first, Duration longest, Duration confirm) {
        static final Retry DEFAULT = new Retry(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    /**
     * A schema that the schema registry must know, because {@code mesh.registry} says so. While it does not, nothing that it
     * says is believed: it has lost its data, has not loaded it yet, or is another registry.
     */
    record Witness(int schemaId, Schema schema) {
        static Witness of(ContractEntry entry) {
            return new Witness(entry.valueSchemaId().value(), entry.contract().valueSchema());
        }
    }

    /** What an id stands for, once that is certain. */
    sealed interface Certainty {
        record Known(Schema schema) implements Certainty {}

        record NotAvro() implements Certainty {}

        record Unknown() implements Certainty {}
    }

    /** Adds a schema that came with a contract. */
    void learn(int schemaId, Schema schema) {
        known.putIfAbsent(schemaId, schema);
    }

    /** Why lookups are waiting, if the last one failed; holds nothing of a record. */
    Optional<String> outage() {
        return outage;
    }

    /**
     * Asks until the answer is certain.
     *
     * @param witness of the contract that the schema id came in for
     * @throws InterruptedException if the gate closes meanwhile
     */
    Certainty await(int schemaId, Witness witness) throws InterruptedException {
        Schema schema = known.get(schemaId);
        if (schema != null) {
            return new Certainty.Known(schema);
        }
        Duration pause = retry.first();
        boolean unknownOnce = false;
        while (true) {
            switch (witnessed(schemaId, witness)) {
                case SchemaLookup.Answer.Found found -> {
                    recovered();
                    learn(schemaId, found.schema());
                    return new Certainty.Known(found.schema());
                }
                case SchemaLookup.Answer.NotAvro notAvro -> {
                    recovered();
                    return new Certainty.NotAvro();
                }
                case SchemaLookup.Answer.Unknown unknown -> {
                    recovered();
                    if (unknownOnce) {
                        return new Certainty.Unknown();
                    }
                    unknownOnce = true;
                    Thread.sleep(retry.confirm());
                }
                case SchemaLookup.Answer.Unavailable unavailable -> {
                    unknownOnce = false;
                    failed(unavailable.reason());
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(retry.longest()) < 0
                            ? pause.multipliedBy(2)
                            : retry.longest();
                }
            }
        }
    }

    /** Looks at the witness before and after: an answer from before the registry was restored is not believed either. */
    private SchemaLookup.Answer witnessed(int schemaId, Witness witness) throws InterruptedException {
        if (witness.schemaId() == schemaId) {
            return find(schemaId);
        }
        Optional<SchemaLookup.Answer> before = doubt(witness);
        if (before.isPresent()) {
            return before.get();
        }
        SchemaLookup.Answer answer = find(schemaId);
        return answer instanceof SchemaLookup.Answer.Unavailable ? answer : doubt(witness).orElse(answer);
    }

    private Optional<SchemaLookup.Answer> doubt(Witness witness) throws InterruptedException {
        return switch (find(witness.schemaId())) {
            case SchemaLookup.Answer.Unavailable unavailable -> Optional.of(unavailable);
            case SchemaLookup.Answer.Found found when isSame(found.schema(), witness.schema()) -> Optional.empty();
            case SchemaLookup.Answer.Found found -> Optional.of(doubt(witness, "has another schema"));
            case SchemaLookup.Answer.NotAvro notAvro -> Optional.of(doubt(witness, "has another schema"));
            case SchemaLookup.Answer.Unknown unknown -> Optional.of(doubt(witness, "has no schema"));
        };
    }

    private SchemaLookup.Answer find(int schemaId) throws InterruptedException {
        lookups.acquire();
        try {
            return lookup.find(schemaId);
        } finally {
            lookups.release();
        }
    }

    private static SchemaLookup.Answer doubt(Witness witness, String what) {
        return new SchemaLookup.Answer.Unavailable("the schema registry " + what + " under id " + witness.schemaId()
                + ", the contract's own in mesh.registry: it lost its data, has not loaded it, or is not the mesh's; restore it");
    }

    private static boolean isSame(Schema one, Schema other) {
        return one.equals(other)
                || SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
    }

    private void failed(String reason) {
        if (outage.isEmpty()) {
            LOG.warn("writer schemas cannot be looked up, records that need one wait: {}", reason);
        }
        outage = Optional.of(reason);
    }

    private void recovered() {
        if (outage.isPresent()) {
            LOG.info("writer schemas can be looked up again");
            outage = Optional.empty();
        }
    }
}
