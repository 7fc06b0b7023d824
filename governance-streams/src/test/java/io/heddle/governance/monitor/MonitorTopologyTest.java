// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.ProductId;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.fixture.MeshContractsFixture;
import io.heddle.log.MeshView;
import io.heddle.testkit.BaselineFile;
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
import org.junit.jupiter.api.Test;

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

import static org.assertj.core.api.Assertions.assertThat;

class MonitorTopologyTest {
    private static final SlaObjective FRESH =
            new SlaObjective("fresh", "freshness", BigDecimal.valueOf(30), "s", Optional.empty());
    private static final SlaObjective ERRORS =
            new SlaObjective("errors", "errorRate", BigDecimal.valueOf(10), "percent", Optional.empty());

    private final AtomicReference<MeshView> mesh =
            new AtomicReference<>(
                    CustomerProductFixture.view(CustomerProductFixture.standard().sla(FRESH, ERRORS).entry()));
    private final MetricsReadProgress progress = new MetricsReadProgress();
    private final TopologyTestDriver driver = new TopologyTestDriver(
            MonitorTopology.of(() -> Optional.ofNullable(mesh.get()), new ProductTaskAssignment(1),
                    new ObjectiveStateView(), progress),
            properties(),
            Instant.EPOCH);
    private final TestInputTopic<String, byte[]> metrics =
            driver.createInputTopic("mesh.metrics", new StringSerializer(), new ByteArraySerializer());
    private final TestOutputTopic<String, byte[]> sla =
            driver.createOutputTopic("mesh.sla", new StringDeserializer(), new ByteArrayDeserializer());
    private final TestOutputTopic<String, byte[]> events =
            driver.createOutputTopic("mesh.events", new StringDeserializer(), new ByteArrayDeserializer());
    private long now;
    private long written;

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
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += 1_000;
            progress.onPolled(0, written, OptionalLong.empty());
            progress.onEnd(0, written, now);
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    private void counted(long accepted, long rejected) {
        counted(MeshSchemas.metrics(), 3, accepted, rejected);
    }

    private void counted(Schema schema, int schemaId, long accepted, long rejected) {
        countedAt(now, schema, schemaId, accepted, rejected);
    }

    /** The gate counted at that time; the monitor reads it now. */
    private void countedAt(long time, Schema schema, int schemaId, long accepted, long rejected) {
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

    private List<String> publishedEvents() {
        return events.readValuesToList().stream()
                .map(bytes -> FramedAvro.read(MeshSchemas.events(), bytes))
                .map(event -> event.get("type") + " " + event.get("subject"))
                .toList();
    }

    private GenericRecord status(String objective) {
        Map<String, byte[]> latest = sla.readKeyValuesToMap();
        byte[] bytes = Objects.requireNonNull(latest.get("crm.customers/" + objective));
        return FramedAvro.read(MeshSchemas.sla(), bytes);
    }

    @Test
    void shouldMatchTheReviewedTopology() {
        BaselineFile.of("monitor-topology.txt").assertMatches(
                MonitorTopology.of(() -> Optional.empty(), new ProductTaskAssignment(1), new ObjectiveStateView(),
                        new MetricsReadProgress())
                        .describe().toString().strip() + "\n");
    }

    @Test
    void shouldReadMetricsOfAnOlderGate() {
        Schema older = Schema.createRecord("GateMetrics", "", "io.heddle.mesh", false,
                MeshSchemas.metrics().getFields().stream()
                        .filter(field -> MeshSchemas.metrics().getFields().indexOf(field) < 14)
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
        mesh.set(CustomerProductFixture.view(
                CustomerProductFixture.standard().sla(FRESH, ERRORS).entry(),
                MeshContractsFixture.of("mesh.metrics", older, "0.9.0", 77)));

        counted(older, 77, 10, 0);
        pass(1);

        assertThat(status("fresh").get("state").toString()).isEqualTo("MET");
    }

    @Test
    void shouldReportEachTransitionOnceWhenFreshnessIsBreachedAndRecovers() {
        counted(10, 0);
        pass(30);
        assertThat(publishedEvents()).isEmpty();
        pass(1);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");
        pass(120);
        assertThat(publishedEvents()).isEmpty();
        counted(1, 0);
        pass(5);
        assertThat(publishedEvents()).containsExactly("sla.recovered fresh");
        assertThat(status("fresh").get("state").toString()).isEqualTo("MET");
    }

    /** Time passes without a word from Kafka: the process was stopped, or cannot reach the broker. */
    private void passAway(int seconds) {
        now += seconds * 1_000L;
        driver.advanceWallClockTime(Duration.ofSeconds(seconds));
    }

    private void retire() {
        mesh.set(CustomerProductFixture.view(
                CustomerProductFixture.standard().sla(FRESH, ERRORS).status(ContractStatus.RETIRED).entry()));
    }

    private void enforce() {
        mesh.set(CustomerProductFixture.view(CustomerProductFixture.standard().sla(FRESH, ERRORS).entry()));
    }

    @Test
    void shouldMeasureFreshnessFromWhenTheRecordWasAccepted() {
        pass(1);
        now += 20_000;
        driver.advanceWallClockTime(Duration.ofSeconds(20));
        countedAt(now - 20_000, MeshSchemas.metrics(), 3, 10, 0);
        pass(1);
        assertThat(status("fresh").get("actual")).isEqualTo(21.0);
        pass(9);
        assertThat(publishedEvents()).isEmpty();

        pass(1);

        assertThat(publishedEvents()).containsExactly("sla.breached fresh");
    }

    @Test
    void shouldCountErrorsWhenTheyHappenedAndNotWhenTheyAreRead() {
        now += 600_000;
        driver.advanceWallClockTime(Duration.ofMinutes(10));
        countedAt(now - 400_000, MeshSchemas.metrics(), 3, 0, 10);
        countedAt(now - 200_000, MeshSchemas.metrics(), 3, 19, 1);

        pass(1);

        assertThat(status("errors").get("actual")).isEqualTo(0.05);
    }

    @Test
    void shouldSayUnknownUntilTheMetricsAreReadToTheirEnd() {
        written = 1;
        progress.onEnd(0, 1, now);
        passAway(60);
        assertThat(status("fresh")).satisfies(status -> {
            assertThat(status.get("state").toString()).isEqualTo("UNKNOWN");
            assertThat(status.get("actual")).isNull();
            assertThat(status.get("message").toString()).contains("mesh.metrics");
        });

        counted(10, 0);
        pass(1);

        assertThat(status("fresh").get("state").toString()).isEqualTo("MET");
        assertThat(publishedEvents()).isEmpty();
    }

    @Test
    void shouldReportNothingFalseAfterAPauseLongerThanTheTarget() {
        counted(10, 0);
        pass(1);

        passAway(3_600);
        assertThat(status("fresh").get("state").toString()).isEqualTo("UNKNOWN");
        countedAt(now - 5_000, MeshSchemas.metrics(), 3, 10, 0);
        pass(1);

        assertThat(status("fresh").get("state").toString()).isEqualTo("MET");
        assertThat(publishedEvents()).isEmpty();
    }

    @Test
    void shouldReportABreachThatHappenedDuringAPauseOnce() {
        counted(10, 0);
        pass(1);

        passAway(3_600);
        pass(1);
        passAway(3_600);
        pass(1);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");
        assertThat(status("fresh").get("since")).isEqualTo(now - 3_601_000);

        counted(10, 0);
        pass(1);
        assertThat(publishedEvents()).containsExactly("sla.recovered fresh");
    }

    @Test
    void shouldMeasureAProductThatComesBackFromThenOn() {
        counted(10, 0);
        pass(1);
        retire();
        pass(3_600);
        enforce();

        pass(30);
        assertThat(publishedEvents()).isEmpty();
        assertThat(status("fresh").get("state").toString()).isEqualTo("WAITING");

        pass(2);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");
    }

    @Test
    void shouldCloseAnOpenBreachWhenTheProductIsRetired() {
        counted(10, 0);
        pass(40);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");

        retire();
        pass(2);

        GenericRecord closed = FramedAvro.read(MeshSchemas.events(), events.readValue());
        assertThat(closed.get("type").toString() + " " + closed.get("subject")).isEqualTo("sla.recovered fresh");
        assertThat(closed.get("message").toString()).isEqualTo("freshness of crm.customers: no longer promised");
        assertThat(closed.get("attributes").toString()).contains("withdrawn", "crm.customers@1.0.0", "freshness");
        assertThat(events.isEmpty()).isTrue();
        assertThat(sla.readKeyValuesToMap()).containsEntry("crm.customers/fresh", null);
    }

    @Test
    void shouldCloseAnOpenBreachWhenItsObjectiveIsWithdrawn() {
        counted(10, 0);
        pass(40);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");

        mesh.set(CustomerProductFixture.view(CustomerProductFixture.standard().sla(ERRORS).entry()));
        pass(2);

        assertThat(publishedEvents()).containsExactly("sla.recovered fresh");
    }

    @Test
    void shouldRemoveAnUnknownStatusThatIsNoLongerPromised() {
        passAway(1);
        assertThat(status("fresh").get("state").toString()).isEqualTo("UNKNOWN");

        retire();
        passAway(1);

        assertThat(sla.readKeyValuesToMap())
                .containsEntry("crm.customers/fresh", null).containsEntry("crm.customers/errors", null);
    }

    @Test
    void shouldBreachWhenNoRecordEverArrives() {
        pass(30);
        assertThat(status("fresh").get("state").toString()).isEqualTo("WAITING");
        pass(1);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");
        assertThat(status("fresh").get("actual")).isNull();
    }

    @Test
    void shouldBreachErrorRateAndRecoverOnlyWhenRecordsAreValidAgain() {
        counted(8, 2);
        pass(1);
        assertThat(publishedEvents()).containsExactly("sla.breached errors");
        GenericRecord status = status("errors");
        assertThat(status.get("actual")).isEqualTo(0.2);
        assertThat(status.get("target")).isEqualTo(0.1);
        assertThat(status.get("message").toString()).contains("20.00 %");

        pass(320);
        assertThat(status("errors").get("state").toString()).isEqualTo("WAITING");
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");

        counted(100, 1);
        pass(1);
        assertThat(publishedEvents()).containsExactlyInAnyOrder("sla.recovered errors", "sla.recovered fresh");
    }

    @Test
    void shouldWithdrawObjectivesThatTheContractNoLongerHas() {
        counted(1, 0);
        pass(1);
        sla.readKeyValuesToMap();

        mesh.set(CustomerProductFixture.view(CustomerProductFixture.standard().sla(ERRORS).entry()));
        pass(1);

        assertThat(sla.readKeyValuesToList()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("crm.customers/fresh");
            assertThat(record.value).isNull();
        });
    }

    @Test
    void shouldContinueFromTheStateOfThePreviousVersion() {
        long before = -3_600_000;
        driver.<String, byte[]>getKeyValueStore("products")
                .put("crm.customers", MonitorStateBytesFixture.breachedInFormatOne("errors", before));

        pass(1);
        assertThat(publishedEvents()).containsExactly("sla.breached fresh");
        counted(100, 1);
        pass(1);

        assertThat(publishedEvents()).containsExactlyInAnyOrder("sla.recovered errors", "sla.recovered fresh");
    }

    @Test
    void shouldSkipMetricsRecordsThatAreMalformed() {
        metrics.pipeInput("crm.customers", new byte[] {0, 0, 0, 0, 3, 99});
        metrics.pipeInput("crm.customers", new byte[] {1});
        counted(1, 0);
        pass(1);

        assertThat(status("fresh").get("state").toString()).isEqualTo("MET");
    }

    @Test
    void shouldAssignEachProductToOnePartition() {
        assertThat(new ProductTaskAssignment(1).partitionOf(ProductId.parse("crm.customers"))).isZero();
        assertThat(new ProductTaskAssignment(7).partitionOf(ProductId.parse("crm.customers"))).isBetween(0, 6);
    }
}
