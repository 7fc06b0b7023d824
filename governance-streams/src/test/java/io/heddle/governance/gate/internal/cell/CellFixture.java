// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.engine.RecordEngine;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.decision.ParallelDecider;
import io.heddle.governance.gate.internal.decision.RecordDeciderFixture;
import io.heddle.governance.gate.internal.metrics.PartitionCounts;
import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cell of the domain {@code crm} without Kafka, with the reference engine unless a test names another; programs are
 * compiled on the test's thread.
 */
final class CellFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    /** A value that breaks no rule. */
    static final byte[] GOOD = CustomerProductFixture.value(1, "a@b.c", 10);

    final Map<Integer, SchemaLookup.Answer> registry = new ConcurrentHashMap<>();
    final Map<String, Long> limits = new ConcurrentHashMap<>();
    final TransactionCounts transactionCounts = new TransactionCounts();
    final RecordingEventPublisher events = new RecordingEventPublisher();
    private final WriterSchemaResolver schemas = new WriterSchemaResolver(
            id -> registry.getOrDefault(
                    id,
                    id == CustomerProductFixture.VALUE_ID
                            ? new SchemaLookup.Answer.Found(CustomerProductFixture.SCHEMA)
                            : new SchemaLookup.Answer.Unknown()),
            new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private final PlanRegistry plans;
    private final Map<String, List<TestRecord<byte[], byte[]>>> sentDirectly = new HashMap<>();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> ingest;

    CellFixture(CustomerProductFixture.Variant... contracts) {
        this(new ReferenceEngine(), OutputPath.SINKS, contracts);
    }

    CellFixture(RecordEngine engine, OutputPath path, CustomerProductFixture.Variant... contracts) {
        plans = new PlanRegistry(new PlanCompiler(engine, Duration.ofMinutes(1)), schemas,
                new SchemaViolationReporter(events, Clock.systemUTC()), Runnable::run);
        apply(contracts);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "mesh.gate.crm");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        driver = new TopologyTestDriver(
                CellTopology.of(
                        new DomainName("crm"),
                        topic -> PlanIncompleteException.requirePresent(plans.current(topic)),
                        () -> ParallelDecider.singleThreaded(
                                () -> RecordDeciderFixture.decider(topic -> limits.getOrDefault(topic, 1_000_000L))),
                        () -> path == OutputPath.SINKS
                                ? OutputChannel.toSinks(transactionCounts)
                                : new DirectChannel(),
                        (record, thrown) -> {}),
                properties,
                NOW);
        ingest = driver.createInputTopic(CustomerProductFixture.INGEST, new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Applies these contracts. */
    void apply(CustomerProductFixture.Variant... contracts) {
        ContractEntry[] entries = new ContractEntry[contracts.length];
        for (int i = 0; i < contracts.length; i++) {
            entries[i] = contracts[i].entry();
        }
        apply(entries);
    }

    /** Applies contracts that no variant describes. */
    void apply(ContractEntry... entries) {
        MeshView view = CustomerProductFixture.view(entries);
        plans.follow(view);
    }

    /** Resolves a writer, as admission does before it admits a record. */
    void resolveWriter(int schemaId, RecordPart part) {
        plans.requestWriter(CustomerProductFixture.INGEST, part, schemaId);
    }

    void send(byte @Nullable [] key, byte @Nullable [] value) {
        send(key, value, new RecordHeaders());
    }

    void send(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        ingest.pipeInput(new TestRecord<>(key, value, headers, NOW.minusSeconds(60)));
    }

    List<TestRecord<byte[], byte[]>> recordsOn(String topic) {
        List<TestRecord<byte[], byte[]>> records = new ArrayList<>(
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList());
        Optional.ofNullable(sentDirectly.remove(topic)).ifPresent(records::addAll);
        return records;
    }

    /** How records leave the cell. */
    enum OutputPath {
        /** Through the sinks of Kafka Streams. */
        SINKS,
        /** Through the thread's producer, as in production. */
        DIRECT
    }

    /** Stands for the producer of the stream thread. */
    private final class DirectChannel implements OutputChannel {
        @Override
        public TransactionCounts transactionCounts() {
            return transactionCounts;
        }

        @Override
        public boolean send(OutputRecord record, long timestamp, Headers headers) {
            sentDirectly.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                    .add(new TestRecord<>(record.key(), record.value(), headers, timestamp));
            return true;
        }

        @Override
        public void batchDone(Runnable commit) {
            // The test looks at records before they are committed.
        }
    }

    /** The only record on a topic. */
    TestRecord<byte[], byte[]> onlyRecordOn(String topic) {
        List<TestRecord<byte[], byte[]>> records = recordsOn(topic);
        if (records.size() != 1) {
            throw new AssertionError(records.size() + " records on " + topic + ", expected one");
        }
        return records.get(0);
    }

    /** A record of an output port, read with the contract's schema. */
    static GenericRecord read(TestRecord<byte[], byte[]> record) {
        return read(CustomerProductFixture.SCHEMA, record);
    }

    static GenericRecord read(Schema schema, TestRecord<byte[], byte[]> record) {
        return FramedAvro.read(schema, record.value());
    }

    static @Nullable String header(TestRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Asserts that the only record sent is in quarantine for this reason and nowhere else. */
    void assertQuarantined(ReasonCode reason) {
        TestRecord<byte[], byte[]> record = onlyRecordOn(CustomerProductFixture.QUARANTINE);
        assertThat(header(record, "heddle-reason")).isEqualTo(reason.code());
        assertThat(header(record, "heddle-violations")).contains("\"message\"");
        assertThat(header(record, "heddle-source-topic")).isEqualTo(CustomerProductFixture.INGEST);
        assertThat(header(record, "heddle-source-partition")).isEqualTo("0");
        assertThat(header(record, "heddle-source-offset")).isEqualTo("0");
        assertThat(recordsOn(CustomerProductFixture.OUTPUT)).isEmpty();
        assertThat(recordsOn(CustomerProductFixture.FULL)).isEmpty();
    }

    /** The counts since the last call, which must be of one product and partition. */
    GateMetrics metrics() {
        List<PartitionCounts> drained = transactionCounts.drain();
        assertThat(drained).hasSize(1);
        return drained.get(0).toMetrics();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
