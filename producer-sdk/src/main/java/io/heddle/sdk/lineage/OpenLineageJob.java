// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A job as described by its events. Every event contains the complete description, so a consumer needs only one.
 *
 * @param namespace of the job and of its datasets: the Kafka cluster, {@code kafka://broker:9092}
 * @param interval between events
 */
record OpenLineageJob(
        String namespace,
        String name,
        JobKind kind,
        JobDataFlow part,
        List<FieldLineageMapping.FieldEdge> lines,
        UUID run,
        Duration interval) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRODUCER = "urn:heddle:producer-sdk";
    private static final String EVENT = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private static final String FACETS = "https://openlineage.io/spec/facets/";
    private static final String JOB_TYPE = FACETS + "2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet";
    private static final String COLUMNS =
            FACETS + "1-1-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet";

    OpenLineageJob {
        lines = List.copyOf(lines);
    }

    /** The state of the application in a run event. */
    enum RunState {
        START, RUNNING, COMPLETE, ABORT, FAIL
    }

    /** The record key; it keeps the events of a job in order. */
    byte[] key() {
        return (namespace + "/" + name).getBytes(StandardCharsets.UTF_8);
    }

    byte[] event(RunState state, Instant time) {
        ObjectNode event = JSON.createObjectNode()
                .put("eventType", state.name())
                .put("eventTime", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("producer", PRODUCER)
                .put("schemaURL", EVENT);
        event.putObject("run").put("runId", run.toString());
        job(event.putObject("job"));
        part.inputs().forEach(topic -> dataset(event, "inputs", topic));
        part.outputs().forEach(topic -> columns(dataset(event, "outputs", topic), topic));
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of strings is always JSON", impossible);
        }
    }

    private void job(ObjectNode job) {
        job.put("namespace", namespace).put("name", name);
        ObjectNode type = facet(job.putObject("facets").putObject("jobType"), JOB_TYPE)
                .put("processingType", kind.processingType())
                .put("integration", kind.integration())
                .put("jobType", kind.jobType());
        type.putObject("emissionPattern")
                .put("eventTrigger", "PERIODIC")
                .put("eventContentMode", "COMPLETE_SNAPSHOT")
                .put("windowDuration", Math.max(1, interval.toSeconds()));
    }

    private ObjectNode dataset(ObjectNode event, String property, String topic) {
        return event.withArray(property).addObject().put("namespace", namespace).put("name", topic);
    }

    private void columns(ObjectNode output, String topic) {
        List<FieldLineageMapping.FieldEdge> edges =
                lines.stream().filter(line -> line.outputTopic().equals(topic)).toList();
        if (edges.isEmpty()) {
            return;
        }
        ObjectNode fields = facet(output.putObject("facets").putObject("columnLineage"), COLUMNS).putObject("fields");
        for (FieldLineageMapping.FieldEdge line : edges) {
            ObjectNode field =
                    fields.get(line.field()) instanceof ObjectNode known ? known : fields.putObject(line.field());
            field.withArray("inputFields").addObject()
                    .put("namespace", namespace)
                    .put("name", line.inputTopic())
                    .put("field", line.inputField());
        }
    }

    private static ObjectNode facet(ObjectNode facet, String schema) {
        return facet.put("_producer", PRODUCER).put("_schemaURL", schema);
    }
}
