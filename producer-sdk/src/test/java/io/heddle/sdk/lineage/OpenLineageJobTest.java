// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Events of the SDK, held against the published schemas and the classes generated from them. */
class OpenLineageJobTest {
    private static final String KAFKA = "kafka://broker-1:9092";

    private final OpenLineageSchemaFixture published = new OpenLineageSchemaFixture();

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void shouldObeyTheFacetsThatItCites(JobKind kind) {
        for (OpenLineageJob.RunState state : OpenLineageJob.RunState.values()) {
            byte[] event = job(kind).event(state, Instant.parse("2026-01-31T12:00:00Z"));

            assertThat(published.faults(event)).isEmpty();
            assertThat(throughOfficialClasses(event).at("/job"))
                    .isEqualTo(OpenLineageSchemaFixture.tree(event).at("/job"));
            assertThat(throughOfficialClasses(event).at("/outputs"))
                    .isEqualTo(OpenLineageSchemaFixture.tree(event).at("/outputs"));
        }
    }

    /** The event without what the official classes do not know. */
    private static JsonNode throughOfficialClasses(byte[] event) {
        OpenLineage.RunEvent read = OpenLineageClientUtils.runEventFromJson(new String(event, StandardCharsets.UTF_8));
        return OpenLineageSchemaFixture.tree(OpenLineageClientUtils.toJson(read).getBytes(StandardCharsets.UTF_8));
    }

    private static OpenLineageJob job(JobKind kind) {
        JobDataFlow flow = JobDataFlow.of(List.of("crm.customers.v1"), List.of("insights.customer-orders.v1.ingest"));
        FieldLineageMapping.FieldEdge edge = new FieldLineageMapping.FieldEdge(
                "insights.customer-orders.v1.ingest", "token", "crm.customers.v1", "email");
        return new OpenLineageJob(KAFKA, "insights.customer-orders", kind, flow, List.of(edge), UUID.randomUUID(),
                Duration.ofMinutes(1));
    }
}
