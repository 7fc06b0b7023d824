// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writer schemas by id: from the mesh log where it knows them, else from the schema registry, asked for as long as it
 * takes. Thread-safe; {@link #await} blocks and is meant for virtual threads.
 */
final class WriterSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(WriterSchemas.class);

    private final SchemaLookup lookup;
    private final Retry retry;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
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
        static final Retry DEFAULT = new Retry(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofMillis(500));
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
     * @throws InterruptedException if the gate closes meanwhile
     */
    Certainty await(int schemaId) throws InterruptedException {
        Schema schema = known.get(schemaId);
        if (schema != null) {
            return new Certainty.Known(schema);
        }
        Duration pause = retry.first();
        boolean unknownOnce = false;
        while (true) {
            switch (lookup.find(schemaId)) {
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
