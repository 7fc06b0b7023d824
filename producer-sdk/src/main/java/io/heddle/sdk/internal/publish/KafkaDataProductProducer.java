// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.publish;

import io.heddle.contract.ProductId;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.log.ContractEntry;
import io.heddle.sdk.ContractViolationException;
import io.heddle.sdk.DataProductProducer;
import io.heddle.sdk.HeddleException;
import io.heddle.sdk.PublishException;
import io.heddle.sdk.PublishOptions;
import io.heddle.sdk.PublishedRecord;
import io.heddle.sdk.internal.contract.LiveContract;
import io.heddle.sdk.internal.wire.CheckedRecordWriter;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Publishes through a Kafka producer that all products of a mesh share. */
public final class KafkaDataProductProducer implements DataProductProducer {
    private final LiveContract contract;
    private final Producer<byte[], byte[]> kafka;
    private final Runnable onClose;
    private volatile boolean closed;

    public KafkaDataProductProducer(LiveContract contract, Producer<byte[], byte[]> kafka, Runnable onClose) {
        this.contract = contract;
        this.kafka = kafka;
        this.onClose = onClose;
    }

    @Override
    public ProductId product() {
        return contract.topics().product();
    }

    @Override
    public ContractEntry contract() {
        return contract.binding().entry();
    }

    @Override
    public CompletableFuture<PublishedRecord> publish(IndexedRecord value) {
        return publish(value, PublishOptions.DEFAULT);
    }

    @Override
    public CompletableFuture<PublishedRecord> publish(IndexedRecord value, PublishOptions options) {
        return attempt(state -> {
            CheckedRecordWriter.Encoded encoded = encode(state, value, options);
            return send(state, state.binding().keys().extractKey(value), encoded.bytes(), encoded.findings(), options);
        });
    }

    @Override
    public CompletableFuture<PublishedRecord> publish(@Nullable Object key, IndexedRecord value,
            PublishOptions options) {
        return attempt(state -> {
            CheckedRecordWriter.Encoded encoded = encode(state, value, options);
            return send(state, state.binding().keys().checkKey(key, value), encoded.bytes(), encoded.findings(),
                    options);
        });
    }

    @Override
    public CompletableFuture<PublishedRecord> publishEncoded(
            @Nullable Object key, Schema schema, byte[] avro, PublishOptions options) {
        return attempt(state -> {
            CheckedRecordWriter writer = state.binding().writer(schema);
            CheckedRecordWriter.Encoded checked =
                    writer.check(ConfluentFrame.frame(writer.id(), avro), options.observed());
            return send(state, state.binding().keys().write(key), checked.bytes(), checked.findings(), options);
        });
    }

    @Override
    public CompletableFuture<PublishedRecord> publishTombstone(Object key) {
        return attempt(state -> {
            if (!state.binding().contract().settings().compacted()) {
                throw new ContractViolationException(
                        state.binding().contract().ref(),
                        ReasonCode.TOMBSTONE_NOT_ALLOWED,
                        List.of(new Violation(
                                ReasonCode.TOMBSTONE_NOT_ALLOWED.code(),
                                "",
                                "null",
                                "the product's topics are not compacted, so records cannot be deleted",
                                Severity.ERROR)));
            }
            return send(state, state.binding().keys().write(key), null, List.of(), PublishOptions.DEFAULT);
        });
    }

    @Override
    public void flush() {
        kafka.flush();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                kafka.flush();
            } finally {
                onClose.run();
            }
        }
    }

    private static CheckedRecordWriter.Encoded encode(LiveContract.BoundContract state, IndexedRecord value,
            PublishOptions options) {
        return state.binding().writer(value.getSchema()).encode(value, options.observed());
    }

    private CompletableFuture<PublishedRecord>
            attempt(Function<LiveContract.BoundContract, CompletableFuture<PublishedRecord>> publishing) {
        try {
            if (closed) {
                throw new PublishException("the producer of " + product() + " is closed", null);
            }
            return publishing.apply(contract.current());
        } catch (HeddleException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletableFuture<PublishedRecord> send(
            LiveContract.BoundContract state, byte @Nullable [] key, byte @Nullable [] value, List<Violation> findings,
            PublishOptions options) {
        Instant time = options.time().orElseGet(Instant::now).truncatedTo(ChronoUnit.MILLIS);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(state.binding().ingest().value(), null, time.toEpochMilli(), key, value);
        state.headers().set(record.headers(), options, time);
        CompletableFuture<PublishedRecord> published = new CompletableFuture<>();
        try {
            var unused = kafka.send(record, (position, failure) -> {
                if (failure != null) {
                    published.completeExceptionally(SendFailures.toException(state.binding().ingest(), failure));
                } else {
                    published.complete(new PublishedRecord(
                            state.binding().ingest(), position.partition(), position.offset(), time, findings));
                }
            });
        } catch (KafkaException | IllegalStateException failure) {
            published.completeExceptionally(SendFailures.toException(state.binding().ingest(), failure));
        }
        return published;
    }
}
