// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ProductId;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.log.ContractEntry;
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

/** Publishes over a Kafka producer that all products of a mesh share. */
final class KafkaDataProductProducer implements DataProductProducer {
    private final LiveContract contract;
    private final Producer<byte[], byte[]> kafka;
    private final Runnable onClose;
    private volatile boolean closed;

    KafkaDataProductProducer(LiveContract contract, Producer<byte[], byte[]> kafka, Runnable onClose) {
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
    public CompletableFuture<Published> publish(IndexedRecord value) {
        return publish(value, PublishOptions.DEFAULT);
    }

    @Override
    public CompletableFuture<Published> publish(IndexedRecord value, PublishOptions options) {
        return attempt(now -> {
            RecordWriter.Encoded encoded = encode(now, value, options);
            return send(now, now.binding().keys().keyOf(value), encoded.bytes(), encoded.findings(), options);
        });
    }

    @Override
    public CompletableFuture<Published> publish(@Nullable Object key, IndexedRecord value, PublishOptions options) {
        return attempt(now -> {
            RecordWriter.Encoded encoded = encode(now, value, options);
            return send(now, now.binding().keys().keyFor(key, value), encoded.bytes(), encoded.findings(), options);
        });
    }

    @Override
    public CompletableFuture<Published> publishEncoded(
            @Nullable Object key, Schema schema, byte[] avro, PublishOptions options) {
        return attempt(now -> {
            RecordWriter writer = now.binding().writer(schema);
            RecordWriter.Encoded checked = writer.check(Framing.frame(writer.id(), avro), options.observed());
            return send(now, now.binding().keys().write(key), checked.bytes(), checked.findings(), options);
        });
    }

    @Override
    public CompletableFuture<Published> publishTombstone(Object key) {
        return attempt(now -> {
            if (!now.binding().contract().settings().compacted()) {
                throw new ContractViolationException(
                        now.binding().contract().ref(),
                        ReasonCode.TOMBSTONE_NOT_ALLOWED,
                        List.of(new Violation(
                                ReasonCode.TOMBSTONE_NOT_ALLOWED.code(),
                                "",
                                "null",
                                "the product's topics are not compacted, so a deletion means nothing there",
                                Severity.ERROR)));
            }
            return send(now, now.binding().keys().write(key), null, List.of(), PublishOptions.DEFAULT);
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
            kafka.flush();
            onClose.run();
        }
    }

    private static RecordWriter.Encoded encode(LiveContract.State now, IndexedRecord value, PublishOptions options) {
        return now.binding().writer(value.getSchema()).encode(value, options.observed());
    }

    private CompletableFuture<Published> attempt(Function<LiveContract.State, CompletableFuture<Published>> publishing) {
        try {
            if (closed) {
                throw new PublishException("the producer of " + product() + " is closed", null);
            }
            return publishing.apply(contract.inForce());
        } catch (HeddleException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletableFuture<Published> send(
            LiveContract.State now, byte @Nullable [] key, byte @Nullable [] value, List<Violation> findings, PublishOptions options) {
        Instant time = options.time().orElseGet(Instant::now).truncatedTo(ChronoUnit.MILLIS);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(now.binding().ingest().value(), null, time.toEpochMilli(), key, value);
        now.headers().set(record.headers(), options, time);
        CompletableFuture<Published> published = new CompletableFuture<>();
        try {
            var unused = kafka.send(record, (position, failure) -> {
                if (failure != null) {
                    published.completeExceptionally(SendFailures.explain(now.binding().ingest(), failure));
                } else {
                    published.complete(new Published(
                            now.binding().ingest(), position.partition(), position.offset(), time, findings));
                }
            });
        } catch (KafkaException | IllegalStateException failure) {
            published.completeExceptionally(SendFailures.explain(now.binding().ingest(), failure));
        }
        return published;
    }
}
