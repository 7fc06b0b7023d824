// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.lineage.LineageNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an OpenLineage event says of who feeds whom; all else that it may hold stays on the topic.
 *
 * @param producer who says so
 * @param job what moves the data; empty for a DatasetEvent
 * @param outputs of a DatasetEvent its one dataset
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

    /** One line of a {@code columnLineage} facet. */
    record FieldFlow(LineageNode.Field from, LineageNode.Field to, Optional<String> mask) {}

    /** The key on the topic: events of one job, or of one dataset, stay in order. */
    String key() {
        LineageNode.Dataset dataset = outputs.isEmpty() ? new LineageNode.Dataset("", "") : outputs.get(0);
        return job.map(application -> application.namespace() + "/" + application.name())
                .orElse(dataset.namespace() + "/" + dataset.name());
    }
}
