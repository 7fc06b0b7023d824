// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.FramedAvro;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a monitor says after it was away, and of products and objectives that go and come back. */
class MonitorAbsenceTest extends MonitorTopologyCases {
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
}
