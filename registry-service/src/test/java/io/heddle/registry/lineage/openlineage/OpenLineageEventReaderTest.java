// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.column;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.dataset;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.field;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenLineageEventReaderTest {
    private static final LineageNode.Application JOB =
            new LineageNode.Application(OpenLineageEventsFixture.KAFKA, "insights.customer-orders");
    private static final Instant RECEIVED = Instant.parse("2026-01-31T12:00:07Z");
    private static final Instant SENT = Instant.parse("2026-01-31T12:00:00Z");

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
    void shouldReportAllFaultsAtOnceWithTheirPositions() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.put("eventTime", "yesterday").put("producer", "me").put("eventType", "BEGUN");
        event.remove("schemaURL");
        event.withObject("/run").put("runId", "1-1-1-1-1");
        event.withObject("/job").put("name", 7);
        event.withArray("inputs").add(3).addObject().put("namespace", " ").put("name", "a\nb");
        event.withObject("/outputs/0/facets").put("schema", "none");
        event.withObject("/outputs/0/facets/columnLineage/fields/customer_token/inputFields/0").remove("field");

        assertThat(findings(event)).extracting(LineageEventFault::path).containsExactly(
                "eventTime", "producer", "schemaURL", "run.runId", "eventType", "job.name", "inputs[2]",
                "inputs[3].namespace", "inputs[3].name", "outputs[0].facets.schema",
                "outputs[0].facets.columnLineage.fields.customer_token.inputFields[0].field");
    }

    @Test
    void shouldReportTheMissingJobOfAnEventWithARunAndADataset() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        event.remove("job");
        event.putObject("dataset").put("namespace", "n").put("name", "d");

        assertThat(findings(event)).extracting(LineageEventFault::path).containsExactly("job");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "[]", "{}"})
    void shouldRefuseJsonThatIsNotAnEvent(String json) throws OpenLineageJson.Malformed {
        assertThat(OpenLineageEventReader.read(OpenLineageJson.parse(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(OpenLineageEventReader.Reading.Invalid.class);
    }

    @Test
    void shouldQuoteOnlyFieldNamesWhenRefusing() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.put("eventTime", "secret").put("producer", "secret secret").put("eventType", "secret");
        event.withObject("/job").put("name", "secret\u0000");
        event.withArray("inputs").addObject().put("namespace", "secret").put("secret", "secret");

        assertThat(findings(event).toString()).doesNotContain("secret");
    }

    @Test
    void shouldShortenAndSanitiseFieldNamesInPaths() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        column(output, "x", "a", "y");
        output.withObject("/facets/columnLineage/fields").put("<b>\n" + "x".repeat(5_000), 1);

        assertThat(findings(event)).singleElement()
                .satisfies(finding -> assertThat(finding.path()).contains("fields.<b>?xxx").hasSizeLessThan(120));
    }

    @Test
    void shouldLimitTheNumberOfReportedFaults() {
        ObjectNode faulty = OpenLineageEventsFixture.run("START");
        for (int i = 0; i < 500; i++) {
            faulty.withArray("inputs").addObject();
        }
        ObjectNode large = OpenLineageEventsFixture.run("START");
        for (int i = 0; i <= OpenLineageLimits.DATASETS; i++) {
            dataset(large, "inputs", "a" + i);
        }

        assertThat(findings(faulty)).hasSize(OpenLineageLimits.FINDINGS);
        assertThat(findings(large)).extracting(LineageEventFault::path).containsExactly("inputs");
    }

    @Test
    void shouldRefuseMoreFieldFlowsThanAllowed() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        for (int i = 0; i <= OpenLineageLimits.FIELD_FLOWS; i++) {
            column(output, "x", "a", "y" + i);
        }

        assertThat(findings(event)).singleElement().satisfies(
                finding -> assertThat(finding.message()).contains("20000"));
    }

    @Test
    void shouldKeepMarkupAndOtherScriptsInNames() {
        assertThat(claims(withJobName("<script>alert(1)</script>"))).isNotEmpty();
        assertThat(claims(withJobName("заказы/ご注文"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\tb", "a\u0000", "\ud800"})
    void shouldRefuseNamesWithUnprintableCharacters(String name) {
        assertThat(findings(withJobName(name))).extracting(LineageEventFault::path).containsExactly("job.name");
    }

    @Test
    void shouldRefuseTooLongNames() {
        assertThat(claims(withJobName("x".repeat(OpenLineageLimits.NAME_CHARS)))).isNotEmpty();
        assertThat(findings(withJobName("x".repeat(OpenLineageLimits.NAME_CHARS + 1)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "{\"a\":1,\"a\":2}", "{'a':1}", "[NaN]", "{\"a\":1e999999999999}x"})
    void shouldRefuseJsonThatIsNotStrict(String text) {
        assertThatThrownBy(() -> OpenLineageJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OpenLineageJson.Malformed.class);
    }

    @Test
    void shouldRefuseMalformedUtf8AndExcessiveNesting() {
        assertThatThrownBy(() -> OpenLineageJson.parse(new byte[] {'"', (byte) 0xc3, '(', '"'}))
                .hasMessage("the body is not UTF-8");
        assertThatThrownBy(() -> OpenLineageJson.parse("[".repeat(500_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OpenLineageJson.Malformed.class);
    }

    @Test
    void shouldKeyEventsByJobOrDatasetToKeepTheirOrder() {
        assertThat(valid(OpenLineageEventsFixture.customerOrders()).key())
                .isEqualTo(OpenLineageEventsFixture.KAFKA + "/insights.customer-orders");
        ObjectNode event = OpenLineageEventsFixture.base("DatasetEvent");
        event.putObject("dataset").put("namespace", "n").put("name", "d");
        assertThat(valid(event).key()).isEqualTo("n/d");
    }

    private static ObjectNode withJobName(String name) {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        Consumer<ObjectNode> change = job -> job.put("name", name);
        change.accept(event.withObject("/job"));
        return event;
    }

    private static LineageEvent valid(JsonNode event) {
        return switch (OpenLineageEventReader.read(event)) {
            case OpenLineageEventReader.Reading.Valid valid -> valid.event();
            case OpenLineageEventReader.Reading.Invalid invalid -> throw new AssertionError(invalid.findings());
        };
    }

    private static List<LineageEventFault> findings(JsonNode event) {
        return switch (OpenLineageEventReader.read(event)) {
            case OpenLineageEventReader.Reading.Valid valid -> throw new AssertionError(valid.event());
            case OpenLineageEventReader.Reading.Invalid invalid -> invalid.findings();
        };
    }

    private static List<LineageClaim> claims(JsonNode event) {
        return LineageEventClaims.fromEventEvent(valid(event), RECEIVED);
    }

    private static LineageClaim claim(LineageNode from, LineageNode to, Optional<String> mask) {
        return claim(from, to, mask, from instanceof LineageNode.Field ? Optional.of(JOB) : Optional.empty());
    }

    private static LineageClaim claim(
            LineageNode from, LineageNode to, Optional<String> mask, Optional<LineageNode.Application> via) {
        return new LineageClaim(from, to, LineageSource.REPORTED, OpenLineageEventsFixture.PRODUCER, via, mask, SENT,
                SENT);
    }
}
