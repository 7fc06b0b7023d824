// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import io.heddle.contract.Contract;
import io.heddle.contract.PortName;
import io.heddle.log.ContractEntry;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import io.heddle.registry.products.ProductCatalog;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;

import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Reads the latest records from a product's default output port and from no other topic. Limited in number, size and
 * time; uses no consumer group and leaves no trace in the cluster. Thread-safe; blocks for a few seconds at most.
 */
@Singleton
public final class RecordPreviewService {
    /** The maximum number of records per request. */
    public static final int MAX_RECORDS = 50;

    private static final int MAX_CONCURRENT = 4;

    private final RegistryConfig config;
    private final ProductCatalog catalog;
    private final PreviewRecordDecoder decoder;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT);

    RecordPreviewService(RegistryConfig config, ProductCatalog catalog, PreviewRecordDecoder text) {
        this.config = config;
        this.catalog = catalog;
        this.decoder = text;
    }

    /**
     * The latest records, newest first.
     *
     * @throws ProblemException (400, 404, 503) if the limit is invalid, the product is unknown, there are too many
     *         concurrent requests, or Kafka does not answer
     */
    public ProductPreview last(String id, int limit) {
        if (limit < 1 || limit > MAX_RECORDS) {
            throw ProblemDetails
                    .of(ProblemCode.REQUEST_MALFORMED, "limit is " + limit + "; expected 1 to " + MAX_RECORDS,
                            "Correct the limit")
                    .toException();
        }
        ContractEntry entry = catalog.product(id);
        if (!permits.tryAcquire()) {
            throw ProblemDetails.of(ProblemCode.PREVIEW_BUSY, MAX_CONCURRENT + " previews are already being read",
                    "Try again in a moment").toException();
        }
        try {
            return read(entry.contract(), limit);
        } catch (KafkaException e) {
            throw ProblemDetails.of(ProblemCode.KAFKA_UNAVAILABLE,
                    "Kafka at " + config.bootstrapServers() + " did not answer a request to read the last records "
                            + "of " + id,
                    "Check that the cluster is running and reachable from the registry, then try again").toException();
        } finally {
            permits.release();
        }
    }

    private ProductPreview read(Contract contract, int limit) {
        String topic = contract.topics().output(PortName.DEFAULT).value();
        try (TopicTailReader tail = new TopicTailReader(config.kafka(), topic)) {
            boolean complete = tail.read(limit);
            List<PreviewRecord> records = tail.newest().stream()
                    .map(record -> decoder.decode(contract, record))
                    .toList();
            return new ProductPreview(contract.id().toString(), topic, complete, records);
        }
    }
}
