// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

/** The monitor on a driver, with one product that promises freshness of 30 s and at most 10 % of errors. */
abstract class MonitorTopologyCases {
    static final SlaObjective FRESH =
            new SlaObjective("fresh", "freshness", BigDecimal.valueOf(30), "s", Optional.empty());
    static final SlaObjective ERRORS =
            new SlaObjective("errors", "errorRate", BigDecimal.valueOf(10), "percent", Optional.empty());
    final AtomicReference<MeshView> mesh =
            new AtomicReference<>(
                    CustomerProductFixture.view(CustomerProductFixture.standard().sla(FRESH, ERRORS).entry()));
    final MetricsReadProgress progress = new MetricsReadProgress();
    final TopologyTestDriver driver = new TopologyTestDriver(
            MonitorTopology.of(() -> Optional.ofNullable(mesh.get()), new ProductTaskAssignment(1),
                    new ObjectiveStateView(), progress),
            properties(),
            Instant.EPOCH);
    final TestInputTopic<String, byte[]> metrics =
            driver.createInputTopic("mesh.metrics", new StringSerializer(), new ByteArraySerializer());
    final TestOutputTopic<String, byte[]> sla =
            driver.createOutputTopic("mesh.sla", new StringDeserializer(), new ByteArrayDeserializer());
    final TestOutputTopic<String, byte[]> events =
            driver.createOutputTopic("mesh.events", new StringDeserializer(), new ByteArrayDeserializer());
    long now;
    long written;

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "mesh.monitor");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        return properties;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /** Time passes, and the monitor reads everything. */
    void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            progress.onPolled(0, written, OptionalLong.empty());
            progress.onEnd(0, written, now);
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    void counted(long accepted, long rejected) {
        counted(MeshSchemas.metrics(), 3, accepted, rejected);
    }

    void counted(Schema schema, int schemaId, long accepted, long rejected) {
        countedAt(now, schema, schemaId, accepted, rejected);
    }

    /** The gate counted at that time; the monitor reads it now. */
    void countedAt(long time, Schema schema, int schemaId, long accepted, long rejected) {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> record.put(field.pos(), GenericData.get().getDefaultValue(field)));
        record.put("product", "crm.customers");
        record.put("contract", "crm.customers@1.0.0");
        record.put("partition", 0);
        record.put("from_time", time);
        record.put("to_time", time);
        record.put("accepted", accepted);
        record.put("rejected", rejected);
        for (String zero : List.of("warned", "masked", "bytes_in", "bytes_out")) {
            record.put(zero, 0L);
        }
        record.put("rejected_by_reason", Map.of());
        record.put("violated_rules", Map.of());
        record.put("last_accepted_at", accepted > 0 ? time : null);
        metrics.pipeInput("crm.customers", FramedAvro.write(schemaId, record));
    }

    List<String> publishedEvents() {
        return events.readValuesToList().stream()
                .map(bytes -> FramedAvro.read(MeshSchemas.events(), bytes))
                .map(event -> event.get("type") + " " + event.get("subject"))
                .toList();
    }

    GenericRecord status(String objective) {
        Map<String, byte[]> latest = sla.readKeyValuesToMap();
        byte[] bytes = Objects.requireNonNull(latest.get("crm.customers/" + objective));
        return FramedAvro.read(MeshSchemas.sla(), bytes);
    }

    /** Time passes without a word from Kafka: the process was stopped, or cannot reach the broker. */
    void passAway(int seconds) {
        now += seconds * 1_000L;
        driver.advanceWallClockTime(Duration.ofSeconds(seconds));
    }

    void retire() {
        mesh.set(CustomerProductFixture.view(
                CustomerProductFixture.standard().sla(FRESH, ERRORS).status(ContractStatus.RETIRED).entry()));
    }

    void enforce() {
        mesh.set(CustomerProductFixture.view(CustomerProductFixture.standard().sla(FRESH, ERRORS).entry()));
    }
}
