// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.MeshContractsFixture;
import io.heddle.testkit.BaselineFile;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What a monitor that reads everything in time says of a product. */
class MonitorTopologyTest extends MonitorTopologyCases {
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
