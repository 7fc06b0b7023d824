// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.ProductTopics;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.ReplayMark;
import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A separate product per test, with a plain client in place of the gate. */
final class QuarantinedProductFixture implements AutoCloseable {
    private final TestScope scope = SharedBroker.newScope();
    private final Map<String, Object> kafka = scope.kafka();
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    final Admin admin = Admin.create(kafka);
    final QuarantineConfig config = QuarantineConfig.of(kafka, new ProductTopics(scope.product("orders"), 1));

    QuarantinedProductFixture(int partitions) throws ExecutionException, InterruptedException {
        this(partitions, Map.of());
    }

    QuarantinedProductFixture(int partitions, Map<String, String> ingest)
            throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(
                new NewTopic(config.ingest(), Optional.of(partitions), Optional.empty()).configs(ingest),
                new NewTopic(config.quarantine(), Optional.of(partitions), Optional.empty())
                        .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                .all()
                .get();
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Writes a record as a client would; returns its offset. */
    long write(int partition, @Nullable String key, String value, @Nullable ReplayMark mark)
            throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(config.ingest(), partition, bytes(key), bytes(value));
        if (mark != null) {
            record.headers().add(RecordHeaders.REPLAY, HeaderText.bytes(mark.toString()));
        }
        return producer.send(record).get().offset();
    }

    /** Rejects a record as the gate would; returns its offset in quarantine. */
    long reject(int partition, @Nullable String key, String value, long source)
            throws ExecutionException, InterruptedException {
        return reject(partition, key, value, source, "rule_violated", null);
    }

    long reject(
            int partition, @Nullable String key, String value, long source, String reason, @Nullable ReplayMark mark)
            throws ExecutionException, InterruptedException {
        return producer.send(rejected(partition, key, value, source, reason, mark)).get().offset();
    }

    /** Rejects a record of which only a part is kept, as the gate would; returns its offset in quarantine. */
    long rejectTruncated(int partition, @Nullable String key, String part, long source, String note)
            throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> record = rejected(partition, key, part, source, "too_large", null);
        record.headers().add("heddle-truncated", HeaderText.bytes(note));
        return producer.send(record).get().offset();
    }

    private ProducerRecord<byte[], byte[]> rejected(
            int partition, @Nullable String key, String value, long source, String reason, @Nullable ReplayMark mark) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(config.quarantine(), partition, bytes(key), bytes(value));
        record.headers().add("x-note", HeaderText.bytes("of " + value));
        record.headers().add(RecordHeaders.REASON, HeaderText.bytes(reason));
        record.headers().add(RecordHeaders.SOURCE_TOPIC, HeaderText.bytes(config.ingest()));
        record.headers().add(RecordHeaders.SOURCE_PARTITION, HeaderText.bytes(Integer.toString(partition)));
        record.headers().add(RecordHeaders.SOURCE_OFFSET, HeaderText.bytes(Long.toString(source)));
        record.headers().add(RecordHeaders.SOURCE_TIMESTAMP, HeaderText.bytes(Long.toString(1_000 + source)));
        if (mark != null) {
            record.headers().add(RecordHeaders.REPLAY, HeaderText.bytes(mark.toString()));
        }
        return record;
    }

    /** Writes a record as a client and rejects it as the gate. */
    long writeAndReject(int partition, @Nullable String key, String value)
            throws ExecutionException, InterruptedException {
        return reject(partition, key, value, write(partition, key, value, null));
    }

    /** Every committed record of the ingest topic, by partition. */
    List<ConsumerRecord<byte[], byte[]>> ingested() {
        return committed(config.ingest());
    }

    List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (CommittedRecordReader reader = new CommittedRecordReader(config)) {
            TopicOffsetRange span = TopicOffsetRange.of(admin, topic, IsolationLevel.READ_UNCOMMITTED);
            span.partitions().forEach((partition, offsets) -> reader
                    .read(new TopicOffsetRange(topic, Map.of(partition, offsets)), records::add));
        }
        return records;
    }

    /** The values that a replay wrote. */
    List<String> replayed() {
        return ingested().stream()
                .filter(record -> record.headers().lastHeader(RecordHeaders.REPLAY) != null)
                .map(record -> text(record.value()))
                .toList();
    }

    /** The values of the pending rejections. */
    List<String> waiting() {
        List<String> values = new ArrayList<>();
        try (QuarantineReader quarantine = QuarantineReader.open(config)) {
            quarantine.read(RejectionFilter.ALL, (rejection, record) -> values.add(text(record.value())));
        }
        return values;
    }

    /** Commits, as the gate, that everything before the offset is processed. */
    void commitOffset(int partition, long offset) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                config.gateGroup(), Map.of(config.ingest(partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    void deleteRecordsBefore(TopicPartition partition, long before) throws ExecutionException, InterruptedException {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
    }

    /** Another transactional client. */
    KafkaProducer<byte[], byte[]> transactional(String id) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("transactional.id", id);
        KafkaProducer<byte[], byte[]> other =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        other.initTransactions();
        return other;
    }

    /** Writes a record in a transaction that stays open. */
    static void leaveOpen(KafkaProducer<byte[], byte[]> other, ProducerRecord<byte[], byte[]> record)
            throws ExecutionException, InterruptedException {
        Future<RecordMetadata> sent = other.send(record);
        other.flush();
        sent.get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
