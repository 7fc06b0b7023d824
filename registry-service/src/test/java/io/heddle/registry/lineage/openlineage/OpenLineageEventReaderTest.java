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
import java.time.Duration;
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
import static org.assertj.core.api.Assertions.tuple;

class OpenLineageEventReaderTest {
    private static final LineageNode.Application JOB =
            new LineageNode.Application(OpenLineageEventsFixture.KAFKA, "insights.customer-orders");
    private static final Instant RECEIVED = Instant.parse("2026-01-31T12:00:07Z");
    private static final EventTimeLimits TIMES = new EventTimeLimits(Duration.ofDays(30));
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
    void shouldQuoteOnlyFieldNamesInNotices() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.put("eventTime", "secret").put("producer", "secret secret").put("eventType", "secret");
        event.withObject("/job").put("name", "secret\u0000");
        event.withArray("inputs").addObject().put("namespace", "secret").put("secret", "secret");

        assertThat(notices(event).toString()).doesNotContain("secret");
    }

    @Test
    void shouldShortenAndSanitiseFieldNamesInPaths() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        column(output, "x", "a", "y");
        output.withObject("/facets/columnLineage/fields").put("<b>\n" + "x".repeat(5_000), 1);

        assertThat(notices(event)).isNotEmpty().allSatisfy(
                notice -> assertThat(notice.path()).contains("fields.<b>?xxx").hasSizeLessThan(120));
    }

    @Test
    void shouldLimitTheNumberOfNoticesAndOfDatasets() {
        ObjectNode faulty = OpenLineageEventsFixture.run("START");
        for (int i = 0; i < 500; i++) {
            faulty.withArray("inputs").addObject();
        }
        ObjectNode large = OpenLineageEventsFixture.run("START");
        for (int i = 0; i <= OpenLineageLimits.DATASETS; i++) {
            dataset(large, "inputs", "a" + i);
        }

        assertThat(notices(faulty)).hasSize(OpenLineageLimits.NOTICES);
        assertThat(notices(large)).extracting(LineageEventNotice::path).containsExactly("inputs");
        assertThat(claims(large)).hasSize(OpenLineageLimits.DATASETS);
    }

    @Test
    void shouldReadNoMoreFieldFlowsThanAllowed() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        for (int i = 0; i <= OpenLineageLimits.FIELD_FLOWS; i++) {
            column(output, "x", "a", "y" + i);
        }

        assertThat(notices(event)).singleElement().satisfies(
                notice -> assertThat(notice.message()).contains("20000"));
        assertThat(accepted(event).event().flows()).hasSize(OpenLineageLimits.FIELD_FLOWS);
    }

    @Test
    void shouldKeepMarkupAndOtherScriptsInNames() {
        assertThat(claims(withJobName("<script>alert(1)</script>"))).isNotEmpty();
        assertThat(claims(withJobName("заказы/ご注文"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'a\tb', a b", "'a\r\n  b\n', a b", "'a\u0000', a", "'\ud800a', a", "'a\u2028b', a b"})
    void shouldPutANameOnOneLine(String name, String line) {
        assertThat(accepted(withJobName(name)).event().job().orElseThrow().name()).isEqualTo(line);
        assertThat(notices(withJobName(name))).extracting(LineageEventNotice::path).containsExactly("job.name");
    }

    @Test
    void shouldShortenLongNamesSoThatDifferentOnesStayApart() {
        String limit = "x".repeat(OpenLineageLimits.NAME_CHARS);

        assertThat(notices(withJobName(limit))).isEmpty();
        assertThat(notices(withJobName(limit + "a"))).hasSize(1);
        String one = accepted(withJobName(limit + "a")).event().job().orElseThrow().name();
        String other = accepted(withJobName(limit + "b")).event().job().orElseThrow().name();
        assertThat(one).hasSize(OpenLineageLimits.NAME_CHARS).startsWith("xxx").isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "{'a':1}", "{\"a\":1e999999999999}x", "{\"a\":}", "{\"a\":1,}"})
    void shouldRefuseTextThatIsNotJson(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(OpenLineageJson.Malformed.class);
    }

    @Test
    void shouldKeepBothValuesOfANameThatIsThereTwice() throws OpenLineageJson.Malformed {
        OpenLineageJson.Document document =
                parse("{\"a\":{\"b\":1,\"c\":[1]},\"a\":{\"b\":2,\"c\":[2],\"d\":3},\"e\":1,\"e\":null}");

        assertThat(document.tree().toString()).isEqualTo("{\"a\":{\"b\":2,\"c\":[1,2],\"d\":3},\"e\":1}");
        assertThat(document.notices()).extracting(LineageEventNotice::path).containsExactly("a", "e");
    }

    @Test
    void shouldReadAnEventWithAFacetTwice() throws OpenLineageJson.Malformed {
        String facet = "\"processing_engine\":{\"version\":\"4.2.0\",\"name\":\"spark\"}";
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withObject("/run/facets").put("mark", 1);
        String text = event.toString().replace("\"mark\":1", facet + "," + facet);

        OpenLineageEventReader.Reading reading = OpenLineageEventReader.read(parse(text));

        assertThat(reading).isInstanceOfSatisfying(OpenLineageEventReader.Reading.Accepted.class, accepted -> {
            assertThat(accepted.event()).isEqualTo(accepted(OpenLineageEventsFixture.customerOrders()).event());
            assertThat(accepted.notices()).extracting(LineageEventNotice::path)
                    .containsExactly("run.facets.processing_engine");
        });
    }

    @Test
    void shouldLeaveOutValuesThatJsonDoesNotHaveOrThatAreNestedTooDeeply() throws OpenLineageJson.Malformed {
        String deep = "[".repeat(OpenLineageLimits.JSON_DEPTH + 5) + "]".repeat(OpenLineageLimits.JSON_DEPTH + 5);
        OpenLineageJson.Document document = parse("\ufeff{\"nan\":NaN,\"deep\":" + deep + ",\"long\":"
                + "1".repeat(5_000) + ",\"good\":1}");

        assertThat(document.tree().path("good").asInt()).isEqualTo(1);
        assertThat(document.tree().path("nan").isNull()).isTrue();
        assertThat(document.tree().path("long").isNull()).isTrue();
        assertThat(document.notices()).hasSize(3);
        assertThatThrownBy(() -> parse("[".repeat(500_000))).isInstanceOf(OpenLineageJson.Malformed.class);
    }

    @Test
    void shouldReadTextAroundBytesThatAreNotUtf8() throws OpenLineageJson.Malformed {
        OpenLineageJson.Document document =
                OpenLineageJson.parse(new byte[] {'[', '"', 'a', (byte) 0xfc, '"', ',', '1', ']'});

        assertThat(document.tree().path(1).asInt()).isEqualTo(1);
        assertThat(document.notices()).singleElement()
                .satisfies(notice -> assertThat(notice.message()).contains("not UTF-8"));
    }

    @Test
    void shouldReadTheNamesThatSymlinksGiveADataset() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withObject("/inputs/0/facets/symlinks").putArray("identifiers")
                .add(7)
                .addObject().put("namespace", "hive://metastore:9083").put("name", "crm.customers")
                .put("type", "TABLE");

        assertThat(accepted(event).event().symlinks()).containsExactly(new LineageEvent.Symlink(
                topic("crm.customers.v1"), new LineageNode.Dataset("hive://metastore:9083", "crm.customers")));
        assertThat(notices(event)).extracting(LineageEventNotice::path)
                .containsExactly("inputs[0].facets.symlinks.identifiers[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries", "lineage"})
    void shouldReadTheExplicitLineageOfAJob(String array) throws OpenLineageJson.Malformed {
        String facets = """
                {"lineage": {"%s": [
                  {"namespace": "kafka://127.0.0.1:9092", "name": "out", "type": "DATASET",
                   "inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "in", "type": "DATASET"},
                              {"namespace": "airflow", "name": "generator", "type": "JOB"}],
                   "fields": {"x": {"inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "in",
                       "type": "DATASET", "field": "y",
                       "transformations": [{"type": "DIRECT", "subtype": "HASH", "masking": true}]}]}}},
                  {"type": "JOB", "inputs": [{"namespace": "airflow", "name": "before", "type": "JOB"}]}]}}
                """.formatted(array);
        ObjectNode event = OpenLineageEventsFixture.run("COMPLETE");
        event.withObject("/job").set("facets", parse(facets).tree());

        assertThat(notices(event)).isEmpty();
        assertThat(claims(event)).containsExactlyInAnyOrder(
                claim(topic("in"), JOB, Optional.empty()),
                claim(JOB, topic("out"), Optional.empty()),
                claim(new LineageNode.Application("airflow", "generator"), topic("out"), Optional.empty()),
                claim(new LineageNode.Application("airflow", "before"), JOB, Optional.empty()),
                claim(field("in", "y"), field("out", "x"), Optional.of("hash")));
    }

    @Test
    void shouldReadTheExplicitLineageOfDatasets() throws OpenLineageJson.Malformed {
        String facet = """
                {"inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "source", "type": "DATASET"}],
                 "fields": {"x": {"inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "source",
                     "type": "DATASET", "field": "y"}]}}}
                """;
        ObjectNode alone = OpenLineageEventsFixture.base("DatasetEvent");
        alone.putObject("dataset").put("namespace", OpenLineageEventsFixture.KAFKA).put("name", "b")
                .putObject("facets").set("lineage", parse(facet).tree());
        ObjectNode run = OpenLineageEventsFixture.run("START");
        dataset(run, "inputs", "in").putObject("facets").set("lineage", parse(facet).tree());
        dataset(run, "outputs", "out").putObject("facets").set("lineage", parse(facet).tree());

        assertThat(claims(alone)).containsExactlyInAnyOrder(
                claim(topic("source"), topic("b"), Optional.empty(), Optional.empty()),
                claim(field("source", "y"), field("b", "x"), Optional.empty(), Optional.empty()));
        assertThat(claims(run)).containsExactlyInAnyOrder(
                claim(topic("in"), JOB, Optional.empty()),
                claim(topic("source"), JOB, Optional.empty()),
                claim(JOB, topic("out"), Optional.empty()),
                claim(topic("source"), topic("in"), Optional.empty(), Optional.empty()),
                claim(field("source", "y"), field("in", "x"), Optional.empty(), Optional.empty()),
                claim(field("source", "y"), field("out", "x"), Optional.empty()));
    }

    @Test
    void shouldKeyEventsByJobOrDatasetToKeepTheirOrder() {
        assertThat(accepted(OpenLineageEventsFixture.customerOrders()).event().key())
                .isEqualTo(OpenLineageEventsFixture.KAFKA + "/insights.customer-orders");
        ObjectNode event = OpenLineageEventsFixture.base("DatasetEvent");
        event.putObject("dataset").put("namespace", "n").put("name", "d");
        assertThat(accepted(event).event().key()).isEqualTo("n/d");
    }

    private static ObjectNode withJobName(String name) {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        Consumer<ObjectNode> change = job -> job.put("name", name);
        change.accept(event.withObject("/job"));
        return event;
    }

    private static OpenLineageJson.Document parse(String json) throws OpenLineageJson.Malformed {
        return OpenLineageJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static OpenLineageEventReader.Reading.Accepted accepted(JsonNode event) {
        return switch (OpenLineageEventReader.read(new OpenLineageJson.Document(event, List.of()))) {
            case OpenLineageEventReader.Reading.Accepted accepted -> accepted;
            case OpenLineageEventReader.Reading.Refused refused -> throw new AssertionError(refused.faults());
        };
    }

    private static List<LineageEventNotice> notices(JsonNode event) {
        return accepted(event).notices();
    }

    private static List<LineageClaim> claims(JsonNode event) {
        LineageEvent read = accepted(event).event();
        return LineageEventClaims.fromEvent(read, TIMES.counted(read, RECEIVED));
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
