// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.lineage.LineageNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Validates an OpenLineage event against the requirements of
 * <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">version 2-0-2</a> for a RunEvent, JobEvent or
 * DatasetEvent, and extracts its lineage. Only the facet {@code columnLineage} is read; other facets need only be
 * objects, so that custom facets never prevent lineage from being accepted.
 */
final class OpenLineageEventReader {
    private static final Set<String> EVENT_TYPES = Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");

    private final JsonNode event;
    private final OpenLineageEventChecker check = new OpenLineageEventChecker();
    private final ColumnLineageReader columns = new ColumnLineageReader(check);

    private OpenLineageEventReader(JsonNode event) {
        this.event = event;
    }

    /** The result of reading an event. */
    sealed interface Reading {
        record Valid(LineageEvent event) implements Reading {}

        record Invalid(List<LineageEventFault> findings) implements Reading {}
    }

    static Reading read(JsonNode event) {
        return new OpenLineageEventReader(event).read();
    }

    private Reading read() {
        if (!event.isObject()) {
            return new Reading.Invalid(List.of(new LineageEventFault("", "is not an object")));
        }
        Optional<Instant> time = check.time(event);
        Optional<String> producer = check.uri(event, "producer");
        check.uri(event, "schemaURL");
        boolean ofDataset = event.path("dataset").isObject() && event.path("job").isMissingNode();
        if (ofDataset && !event.path("run").isMissingNode()) {
            check.add("job", "is missing; an object is expected where there is a run");
        }
        Optional<LineageNode.Application> job = ofDataset ? Optional.empty() : job();
        List<LineageNode.Dataset> inputs = ofDataset ? List.of() : datasets("inputs", "inputFacets");
        List<LineageNode.Dataset> outputs = ofDataset
                ? dataset(event.path("dataset"), "dataset", true, "").stream().toList()
                : datasets("outputs", "outputFacets");
        if (time.isEmpty() || producer.isEmpty() || !check.findings().isEmpty()) {
            return new Reading.Invalid(check.findings());
        }
        List<LineageNode.Dataset> all = new ArrayList<>(inputs);
        all.addAll(columns.datasets());
        return new Reading.Valid(new LineageEvent(
                time.get(), producer.get(), job, all.stream().distinct().toList(), outputs, columns.flows()));
    }

    private Optional<LineageNode.Application> job() {
        if (!event.path("run").isMissingNode()) {
            check.object(event, "run", "run").ifPresent(run -> {
                check.checkRunId(run);
                check.checkFacets(run, "facets", "run.facets");
            });
        }
        JsonNode type = event.path("eventType");
        if (!type.isMissingNode() && !type.isNull() && !EVENT_TYPES.contains(type.asText())) {
            check.add("eventType", "is not one of START, RUNNING, COMPLETE, ABORT, FAIL, OTHER");
        }
        return check.object(event, "job", "job").flatMap(job -> {
            check.checkFacets(job, "facets", "job.facets");
            Optional<String> namespace = check.name(job, "namespace", "job.namespace");
            Optional<String> name = check.name(job, "name", "job.name");
            return namespace.flatMap(
                    namespaceText -> name.map(nameText -> new LineageNode.Application(namespaceText, nameText)));
        });
    }

    private List<LineageNode.Dataset> datasets(String array, String moreFacets) {
        List<LineageNode.Dataset> datasets = new ArrayList<>();
        JsonNode nodes = check.optional(event, array, array, true).orElse(event.path(""));
        if (nodes.size() > OpenLineageLimits.DATASETS) {
            check.add(array, "has more than " + OpenLineageLimits.DATASETS + " datasets");
            return datasets;
        }
        for (int i = 0; i < nodes.size(); i++) {
            dataset(nodes.path(i), array + "[" + i + "]", array.equals("outputs"), moreFacets).ifPresent(datasets::add);
        }
        return datasets.stream().distinct().toList();
    }

    private Optional<LineageNode.Dataset> dataset(JsonNode node, String path, boolean isOutput, String moreFacets) {
        if (!node.isObject()) {
            check.add(path, "is not an object");
            return Optional.empty();
        }
        check.checkFacets(node, "facets", path + ".facets");
        if (!moreFacets.isEmpty()) {
            check.checkFacets(node, moreFacets, path + "." + moreFacets);
        }
        Optional<String> namespace = check.name(node, "namespace", path + ".namespace");
        Optional<String> name = check.name(node, "name", path + ".name");
        Optional<LineageNode.Dataset> dataset =
                namespace.flatMap(
                        namespaceText -> name.map(nameText -> new LineageNode.Dataset(namespaceText, nameText)));
        if (isOutput && dataset.isPresent() && node.at("/facets/columnLineage").isObject()) {
            columns.read(dataset.get(), node.at("/facets/columnLineage"), path + ".facets.columnLineage");
        }
        return dataset;
    }
}
