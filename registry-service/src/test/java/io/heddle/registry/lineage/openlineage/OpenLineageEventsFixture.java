// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.registry.lineage.LineageClaim;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** OpenLineage events for tests. */
public final class OpenLineageEventsFixture {
    public static final String KAFKA = "kafka://127.0.0.1:9092";
    public static final String PRODUCER = "https://example.org/jobs/1.0";
    public static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
    static final LineageNode.Application JOB = new LineageNode.Application(KAFKA, "insights.customer-orders");
    private static final Instant RECEIVED = Instant.parse("2026-01-31T12:00:07Z");
    private static final EventTimeLimits TIMES = new EventTimeLimits(Duration.ofDays(30));
    private static final Instant SENT = Instant.parse("2026-01-31T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenLineageEventsFixture() {}

    /** A RunEvent of {@code insights.customer-orders} without datasets. */
    public static ObjectNode run(String type) {
        ObjectNode event = base("RunEvent").put("eventType", type);
        event.putObject("run").put("runId", "3b452093-782c-4ef2-9c0c-aafe2aa6f34d");
        event.putObject("job").put("namespace", KAFKA).put("name", "insights.customer-orders");
        return event;
    }

    /** An event without run, job or dataset. */
    public static ObjectNode base(String type) {
        return JSON.createObjectNode()
                .put("eventTime", "2026-01-31T12:00:00.000Z")
                .put("producer", PRODUCER)
                .put("schemaURL", SPEC + "#/$defs/" + type);
    }

    /** Adds a dataset to {@code inputs} or {@code outputs}. */
    public static ObjectNode dataset(ObjectNode event, String array, String name) {
        return event.withArray(array).addObject().put("namespace", KAFKA).put("name", name);
    }

    /** Adds an input field to the {@code columnLineage} facet of a dataset. */
    public static ObjectNode column(ObjectNode dataset, String field, String from, String fromField) {
        ObjectNode facet = dataset.withObject("/facets/columnLineage")
                .put("_producer", PRODUCER)
                .put("_schemaURL", "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json");
        ArrayNode inputs = facet.withObject("/fields").withObject("/" + field).withArray("inputFields");
        return inputs.addObject().put("namespace", KAFKA).put("name", from).put("field", fromField);
    }

    /** The demo's join, as reported by its application. */
    public static ObjectNode customerOrders() {
        ObjectNode event = run("RUNNING");
        dataset(event, "inputs", "crm.customers.v1");
        dataset(event, "inputs", "orders.orders.v1");
        ObjectNode output = dataset(event, "outputs", "insights.customer-orders.v1.ingest");
        column(output, "customer_token", "crm.customers.v1", "email");
        return event;
    }

    public static LineageNode.Dataset topic(String name) {
        return new LineageNode.Dataset(KAFKA, name);
    }

    public static LineageNode.Field field(String topic, String field) {
        return new LineageNode.Field(topic(topic), field);
    }

    public static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** {@link #customerOrders} by a job of another name. */
    static ObjectNode withJobName(String name) {
        ObjectNode event = customerOrders();
        event.withObject("/job").put("name", name);
        return event;
    }

    static OpenLineageJson.Document parse(String json) throws OpenLineageJson.Malformed {
        return OpenLineageJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What the reader makes of an event that it has to accept. */
    static OpenLineageEventReader.Reading.Accepted accepted(JsonNode event) {
        return switch (OpenLineageEventReader.read(new OpenLineageJson.Document(event, List.of()))) {
            case OpenLineageEventReader.Reading.Accepted accepted -> accepted;
            case OpenLineageEventReader.Reading.Refused refused -> throw new AssertionError(refused.faults());
        };
    }

    static List<LineageEventNotice> notices(JsonNode event) {
        return accepted(event).notices();
    }

    /** The claims of an event that arrived seven seconds after it was sent. */
    static List<LineageClaim> claims(JsonNode event) {
        LineageEvent read = accepted(event).event();
        return LineageEventClaims.fromEvent(read, TIMES.counted(read, RECEIVED));
    }

    /** A claim of {@link #run} events; one between fields is by their job. */
    static LineageClaim claim(LineageNode from, LineageNode to, Optional<String> mask) {
        return claim(from, to, mask, from instanceof LineageNode.Field ? Optional.of(JOB) : Optional.empty());
    }

    static LineageClaim claim(
            LineageNode from, LineageNode to, Optional<String> mask, Optional<LineageNode.Application> via) {
        return new LineageClaim(from, to, LineageSource.REPORTED, PRODUCER, via, mask, SENT, SENT);
    }
}
