// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import io.heddle.contract.Contract;
import io.heddle.contract.PortName;
import io.heddle.log.ContractEntry;
import io.heddle.registry.RegistryConfig;
import io.heddle.registry.problem.Problem;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemException;
import io.heddle.registry.products.Catalog;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;

import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Reads the last records of a product from its default output port, whatever else it has. Bounded in number, size and
 * time, without a consumer group: it leaves no trace. Thread-safe; blocks for some seconds at most.
 */
@Singleton
public final class RecordPreview {
    /** What can be asked for at once. */
    public static final int MAX_RECORDS = 50;

    private static final int AT_A_TIME = 4;

    private final RegistryConfig config;
    private final Catalog catalog;
    private final RecordText text;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    RecordPreview(RegistryConfig config, Catalog catalog, RecordText text) {
        this.config = config;
        this.catalog = catalog;
        this.text = text;
    }

    /**
     * The newest records, newest first.
     *
     * @throws ProblemException (400, 404, 503) if the limit or the product is none, too many look at once, or Kafka does
     *     not answer
     */
    public Preview last(String id, int limit) {
        if (limit < 1 || limit > MAX_RECORDS) {
            throw Problem.of(ProblemCode.REQUEST_MALFORMED, "limit is " + limit + "; expected 1 to " + MAX_RECORDS,
                    "Correct the limit").toException();
        }
        ContractEntry entry = catalog.product(id);
        if (!free.tryAcquire()) {
            throw Problem.of(ProblemCode.PREVIEW_BUSY, AT_A_TIME + " previews are being read already",
                    "Try again in a moment").toException();
        }
        try {
            return read(entry.contract(), limit);
        } catch (KafkaException e) {
            throw Problem.of(ProblemCode.KAFKA_UNAVAILABLE,
                    "Kafka at " + config.bootstrapServers() + " did not answer: read the last records of " + id,
                    "Check that the cluster runs and is reachable from here, and try again").toException();
        } finally {
            free.release();
        }
    }

    private Preview read(Contract contract, int limit) {
        String topic = contract.topics().output(PortName.DEFAULT).value();
        try (TopicTail tail = new TopicTail(config.kafka(), topic)) {
            boolean complete = tail.read(limit);
            List<PreviewRecord> records = tail.newest().stream()
                    .map(record -> text.of(contract, record))
                    .toList();
            return new Preview(contract.id().toString(), topic, complete, records);
        }
    }
}
