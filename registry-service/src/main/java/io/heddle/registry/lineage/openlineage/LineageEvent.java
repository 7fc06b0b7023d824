// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.lineage.LineageNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lineage in an OpenLineage event; the rest of the event is kept on the topic only.
 *
 * @param producer who reports it
 * @param job the job that moves the data; empty for a DatasetEvent
 * @param outputs for a DatasetEvent, its only dataset
 */
record LineageEvent(
        Instant time,
        String producer,
        Optional<LineageNode.Application> job,
        List<LineageNode.Dataset> inputs,
        List<LineageNode.Dataset> outputs,
        List<FieldFlow> flows) {
    LineageEvent {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        flows = List.copyOf(flows);
    }

    /** One mapping of a {@code columnLineage} facet. */
    record FieldFlow(LineageNode.Field from, LineageNode.Field to, Optional<String> mask) {}

    /** The record key; it keeps the events of one job, or of one dataset, in order. */
    String key() {
        LineageNode.Dataset dataset = outputs.isEmpty() ? new LineageNode.Dataset("", "") : outputs.get(0);
        return job.map(application -> application.namespace() + "/" + application.name())
                .orElse(dataset.namespace() + "/" + dataset.name());
    }
}
