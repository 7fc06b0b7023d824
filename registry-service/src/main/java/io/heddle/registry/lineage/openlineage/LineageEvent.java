// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.heddle.registry.lineage.LineageNode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lineage in an OpenLineage event; the rest of the event is kept on the topic only.
 *
 * @param time when it happened; empty if the event does not say so in a readable way
 * @param producer who reports it
 * @param job the job that moves the data; empty for a DatasetEvent
 * @param outputs for a DatasetEvent, its only dataset
 * @param links flows that do not lead through the job
 * @param symlinks datasets that are the same data under two names
 */
record LineageEvent(
        Optional<Instant> time,
        String producer,
        Optional<LineageNode.Application> job,
        List<LineageNode.Dataset> inputs,
        List<LineageNode.Dataset> outputs,
        List<FieldFlow> flows,
        List<NodeLink> links,
        List<Symlink> symlinks) {
    LineageEvent {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        flows = List.copyOf(flows);
        links = List.copyOf(links);
        symlinks = List.copyOf(symlinks);
    }

    /**
     * One field that another is derived from.
     *
     * @param via the job that derives it, if known
     */
    record FieldFlow(
            LineageNode.Field from,
            LineageNode.Field to,
            Optional<LineageNode.Application> via,
            Optional<String> mask) {}

    /** Data that flows from one dataset or job to another. */
    record NodeLink(LineageNode from, LineageNode to) {}

    /** Another name of a dataset. */
    record Symlink(LineageNode.Dataset dataset, LineageNode.Dataset other) {}

    /** Whether it names no job and no dataset. */
    boolean isEmpty() {
        return job.isEmpty() && inputs.isEmpty() && outputs.isEmpty() && links.isEmpty() && symlinks.isEmpty();
    }

    /** The record key; it keeps the events of one job, or of one dataset, in order. */
    String key() {
        return Stream.<LineageNode>concat(job.stream(), Stream.concat(outputs.stream(), inputs.stream()))
                .findFirst()
                .map(LineageEvent::key)
                .orElse("/");
    }

    private static String key(LineageNode node) {
        return switch (node) {
            case LineageNode.Application application -> application.namespace() + "/" + application.name();
            case LineageNode.Dataset dataset -> dataset.namespace() + "/" + dataset.name();
            case LineageNode.Field field -> key(field.dataset());
        };
    }
}
