// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.registry.lineage.LineageClaim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.JOB;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.accepted;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.claim;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.claims;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.column;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.dataset;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.field;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.notices;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.parse;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.topic;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.withJobName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which claims an event makes, and what is noticed. */
class OpenLineageEventReaderTest {
    @Test
    void shouldReadInputsJobOutputsAndFieldsOfARun() {
        assertThat(claims(OpenLineageEventsFixture.customerOrders())).containsExactly(
                claim(topic("crm.customers.v1"), JOB, Optional.empty()),
                claim(topic("orders.orders.v1"), JOB, Optional.empty()),
                claim(JOB, topic("insights.customer-orders.v1.ingest"), Optional.empty()),
                claim(field("crm.customers.v1", "email"),
                        field("insights.customer-orders.v1.ingest", "customer_token"), Optional.empty()));
    }

    @Test
    void shouldReadAJobEventWithoutARun() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.remove(List.of("run", "eventType"));

        assertThat(claims(event)).hasSize(4);
    }

    @Test
    void shouldLinkDatasetsWhenADatasetEventHasFields() {
        ObjectNode event = OpenLineageEventsFixture.base("DatasetEvent");
        ObjectNode node = event.putObject("dataset").put("namespace", OpenLineageEventsFixture.KAFKA).put("name", "b");
        column(node, "x", "a", "y");
        column(node, "x", "b", "z");

        assertThat(claims(event)).containsExactly(
                claim(topic("a"), topic("b"), Optional.empty(), Optional.empty()),
                claim(field("a", "y"), field("b", "x"), Optional.empty(), Optional.empty()),
                claim(field("b", "z"), field("b", "x"), Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldReadNoFlowFromALoneDataset() {
        ObjectNode event = OpenLineageEventsFixture.base("DatasetEvent");
        event.putObject("dataset").put("namespace", OpenLineageEventsFixture.KAFKA).put("name", "b");

        assertThat(claims(event)).isEmpty();
    }

    @Test
    void shouldKeepTheLoopAndDropTheSelfEdgeWhenAJobReadsWhatItWrites() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        dataset(event, "inputs", "a");
        ObjectNode output = dataset(event, "outputs", "a");
        column(output, "x", "a", "x");
        column(output, "x", "a", "y");

        assertThat(claims(event)).containsExactly(
                claim(topic("a"), JOB, Optional.empty()),
                claim(JOB, topic("a"), Optional.empty()),
                claim(field("a", "y"), field("a", "x"), Optional.empty()));
    }

    @Test
    void shouldAddASourceOfFieldsToTheInputs() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        column(dataset(event, "outputs", "b"), "x", "a", "y");

        assertThat(claims(event)).contains(claim(topic("a"), JOB, Optional.empty()));
    }

    @Test
    void shouldTreatADatasetLevelSourceAsAnInputOnly() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        column(output, "x", "a", "y");
        output.withArray("/facets/columnLineage/dataset").addObject()
                .put("namespace", OpenLineageEventsFixture.KAFKA).put("name", "joined").put("field", "id");

        assertThat(claims(event)).hasSize(4).contains(claim(topic("joined"), JOB, Optional.empty()));
    }

    @Test
    void shouldRemoveDuplicatesWithinAnEvent() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withArray("inputs").add(event.at("/inputs/0").deepCopy());
        event.withArray("outputs").add(event.at("/outputs/0").deepCopy());

        assertThat(claims(event)).isEqualTo(claims(OpenLineageEventsFixture.customerOrders()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // transformations as type/subtype/masking, and the resulting mask
        "DIRECT/IDENTITY/false, -",
        "DIRECT/TRANSFORMATION/true, masked",
        "DIRECT/HASH/true, hash",
        "DIRECT//true, masked",
        "MASKED//false, masked",
        "INDIRECT/JOIN/false, -",
        "INDIRECT/JOIN/true, join",
        "DIRECT/hash/true;INDIRECT/FILTER/false, hash",
        "DIRECT/HASH/true;DIRECT/IDENTITY/false, -",
    })
    void shouldReportAMaskOnlyWhenEveryPathHasIt(String transformations, String mask) {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode input = column(dataset(event, "outputs", "b"), "x", "a", "y");
        for (String one : transformations.split(";")) {
            String[] parts = one.split("/");
            input.withArray("transformations").addObject()
                    .put("type", parts[0]).put("subtype", parts[1]).put("masking", Boolean.parseBoolean(parts[2]));
        }

        assertThat(claims(event)).last().extracting(LineageClaim::mask).isEqualTo(Optional.ofNullable(mask));
    }

    @Test
    void shouldAcceptTheOlderFormOfAMask() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        column(output, "x", "a", "y");
        output.withObject("/facets/columnLineage/fields/x").put("transformationType", "MASKED");

        assertThat(claims(event)).last().extracting(LineageClaim::mask).isEqualTo(Optional.of("masked"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:05Z, 2026-01-31T12:00:05Z",
        "2026-01-31T14:00:05+02:00, 2026-01-31T12:00:05Z",
        "2026-01-31T12:05:06.999Z, 2026-01-31T12:05:06.999Z",
        "2026-01-31T12:05:07Z, 2026-01-31T12:00:07Z",
        "+999999999-12-31T23:59:59Z, 2026-01-31T12:00:07Z",
        "1970-01-01T00:00:00Z, 2026-01-31T12:00:07Z",
        "2026-01-02T12:00:07Z, 2026-01-02T12:00:07Z",
        "2026-01-01T12:00:06Z, 2026-01-31T12:00:07Z",
        "2026-01-31T12:00:05, 2026-01-31T12:00:05Z",
        "2026-01-31 14:00:05.123456+0200, 2026-01-31T12:00:05.123456Z",
        "yesterday, 2026-01-31T12:00:07Z",
        "-999999999-01-01T00:00:00Z, 2026-01-31T12:00:07Z",
    })
    void shouldUseTheRecordsTimestampWhenTheEventsTimeIsImplausible(String time, Instant counted) {
        assertThat(claims(OpenLineageEventsFixture.customerOrders().put("eventTime", time)))
                .allSatisfy(claim -> assertThat(claim.firstSeen()).isEqualTo(claim.lastSeen()).isEqualTo(counted));
    }

    @Test
    void shouldIgnoreForeignFacets() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withObject("/run").withObject("/facets").withObject("/spark.logicalPlan").putArray("plan").addArray()
                .add(1);
        event.withObject("/job/facets").putNull("gone");
        event.withArray("outputs").get(0).withObject("/outputFacets").putObject("outputStatistics").put("rowCount", 3);

        assertThat(claims(event)).hasSize(4);
    }

    @Test
    void shouldReadWhatIsGoodAndNoticeAllTheRestWithItsPosition() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.put("eventTime", "yesterday").put("producer", "me").put("eventType", "BEGUN");
        event.remove("schemaURL");
        event.withObject("/run").put("runId", "1-1-1-1-1");
        event.withArray("inputs").add(3).addObject().put("namespace", " ").put("name", "a\nb");
        event.withObject("/outputs/0/facets").put("schema", "none");
        column((ObjectNode) event.at("/outputs/0"), "more", "crm.customers.v1", "id").remove("field");

        assertThat(notices(event)).extracting(LineageEventNotice::path).containsExactly(
                "eventTime", "producer", "schemaURL", "run.runId", "eventType", "inputs[2]",
                "inputs[3].namespace", "inputs[3].name", "outputs[0].facets.schema",
                "outputs[0].facets.columnLineage.fields.more.inputFields[0].field");
        assertThat(claims(event)).extracting(LineageClaim::from, LineageClaim::to)
                .isEqualTo(claims(OpenLineageEventsFixture.customerOrders()).stream()
                        .map(claim -> tuple(claim.from(), claim.to())).toList());
    }

    @Test
    void shouldNoticeNothingInAGoodEvent() {
        assertThat(notices(OpenLineageEventsFixture.customerOrders())).isEmpty();
    }

    @Test
    void shouldLinkInputsToOutputsWhenTheJobHasNoUsableName() {
        ObjectNode event = withJobName(" ");

        assertThat(notices(event)).extracting(LineageEventNotice::path).containsExactly("job.name");
        assertThat(claims(event)).extracting(LineageClaim::from, LineageClaim::to).contains(
                tuple(topic("crm.customers.v1"), topic("insights.customer-orders.v1.ingest")));
    }

    @Test
    void shouldReadTheDatasetOfAnEventWithARunButNoJob() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        event.remove("job");
        column(event.putObject("dataset").put("namespace", OpenLineageEventsFixture.KAFKA).put("name", "b"), "x", "a",
                "y");

        assertThat(notices(event)).extracting(LineageEventNotice::path).containsExactly("job");
        assertThat(claims(event)).extracting(LineageClaim::from, LineageClaim::to)
                .contains(tuple(topic("a"), topic("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "[]", "{}", "{\"job\":{\"name\":\"a\"},\"inputs\":[{}]}"})
    void shouldRefuseJsonWithoutAnyLineage(String json) throws OpenLineageJson.Malformed {
        assertThat(OpenLineageEventReader.read(parse(json))).isInstanceOf(OpenLineageEventReader.Reading.Refused.class);
    }

    @Test
    void shouldKeyEventsByJobOrDatasetToKeepTheirOrder() {
        assertThat(accepted(OpenLineageEventsFixture.customerOrders()).event().key())
                .isEqualTo(OpenLineageEventsFixture.KAFKA + "/insights.customer-orders");
        ObjectNode event = OpenLineageEventsFixture.base("DatasetEvent");
        event.putObject("dataset").put("namespace", "n").put("name", "d");
        assertThat(accepted(event).event().key()).isEqualTo("n/d");
    }
}
