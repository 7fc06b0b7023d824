// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.openlineage.LineageEvent.FieldFlow;
import io.heddle.registry.lineage.openlineage.LineageEvent.Symlink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Extracts the lineage of an OpenLineage RunEvent, JobEvent or DatasetEvent of any version. What does not meet
 * <a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">version 2-0-2</a> is noticed and left out; the rest
 * counts, because lineage with a hole is worth more than none. Of the facets, {@code columnLineage}, {@code lineage}
 * and {@code
 * symlinks} are read; others never prevent lineage from being accepted.
 */
final class OpenLineageEventReader {
    private static final Set<String> EVENT_TYPES = Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");
    private static final String UNKNOWN_PRODUCER = "unknown";

    private final JsonNode event;
    private final OpenLineageEventChecker check = new OpenLineageEventChecker();
    private final ColumnLineageReader columns = new ColumnLineageReader(check);
    private final ExplicitLineageReader explicit = new ExplicitLineageReader(check);
    private final Set<Symlink> symlinks = new LinkedHashSet<>();

    private OpenLineageEventReader(JsonNode event) {
        this.event = event;
    }

    /** The result of reading an event. */
    sealed interface Reading {
        /** @param notices the parts that do not count */
        record Accepted(LineageEvent event, List<LineageEventNotice> notices) implements Reading {
            public Accepted {
                notices = List.copyOf(notices);
            }
        }

        /** It names no job and no dataset. */
        record Refused(List<LineageEventNotice> faults) implements Reading {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    static Reading read(OpenLineageJson.Document document) {
        OpenLineageEventReader reader = new OpenLineageEventReader(document.tree());
        reader.check.addAll(document.notices());
        return reader.read();
    }

    private Reading read() {
        if (!event.isObject()) {
            return new Reading.Refused(List.of(new LineageEventNotice("", "is not an object")));
        }
        Optional<Instant> time = EventTimeReader.read(event, check);
        String producer = check.uri(event, "producer").orElse(UNKNOWN_PRODUCER);
        check.uri(event, "schemaURL");
        boolean ofDataset = event.path("dataset").isObject() && !event.path("job").isObject();
        if (ofDataset && !event.path("run").isMissingNode()) {
            check.add("job", "is missing; an object is expected where there is a run");
        }
        Optional<LineageNode.Application> job = ofDataset ? Optional.empty() : job();
        List<LineageNode.Dataset> inputs = ofDataset ? List.of() : datasets("inputs", "inputFacets", job);
        List<LineageNode.Dataset> outputs = ofDataset
                ? dataset(event.path("dataset"), "dataset", true, "", job).stream().toList()
                : datasets("outputs", "outputFacets", job);
        LineageEvent read = new LineageEvent(time, producer, job,
                union(inputs, columns.datasets(), explicit.inputs()), union(outputs, List.of(), explicit.outputs()),
                List.copyOf(flows()), List.copyOf(explicit.links()), List.copyOf(symlinks));
        return read.isEmpty() ? new Reading.Refused(check.notices()) : new Reading.Accepted(read, check.notices());
    }

    private Set<FieldFlow> flows() {
        Set<FieldFlow> flows = new LinkedHashSet<>(columns.flows());
        flows.addAll(explicit.flows());
        return flows;
    }

    private static List<LineageNode.Dataset> union(
            List<LineageNode.Dataset> own, List<LineageNode.Dataset> more, Set<LineageNode.Dataset> most) {
        Set<LineageNode.Dataset> all = new LinkedHashSet<>(own);
        all.addAll(more);
        all.addAll(most);
        return List.copyOf(all);
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
        Optional<JsonNode> node = check.object(event, "job", "job");
        node.ifPresent(job -> check.checkFacets(job, "facets", "job.facets"));
        Optional<LineageNode.Application> job = node.flatMap(named -> check.job(named, "job"));
        node.flatMap(named -> check.facet(named, "lineage"))
                .ifPresent(facet -> explicit.readEntries(facet, job, "job.facets.lineage"));
        check.facet(event.path("run"), "lineage")
                .ifPresent(facet -> explicit.readEntries(facet, job, "run.facets.lineage"));
        return job;
    }

    private List<LineageNode.Dataset> datasets(
            String array, String moreFacets, Optional<LineageNode.Application> job) {
        List<LineageNode.Dataset> datasets = new ArrayList<>();
        JsonNode nodes = check.optional(event, array, array, true).orElse(event.path(""));
        if (nodes.size() > OpenLineageLimits.DATASETS) {
            check.add(array, "has more than " + OpenLineageLimits.DATASETS + " datasets; only the first ones count");
        }
        for (int i = 0; i < Math.min(nodes.size(), OpenLineageLimits.DATASETS); i++) {
            dataset(nodes.path(i), array + "[" + i + "]", array.equals("outputs"), moreFacets, job)
                    .ifPresent(datasets::add);
        }
        return datasets;
    }

    private Optional<LineageNode.Dataset> dataset(
            JsonNode node, String path, boolean isOutput, String moreFacets, Optional<LineageNode.Application> job) {
        check.checkFacets(node, "facets", path + ".facets");
        if (!moreFacets.isEmpty()) {
            check.checkFacets(node, moreFacets, path + "." + moreFacets);
        }
        Optional<LineageNode.Dataset> dataset = check.dataset(node, path);
        dataset.ifPresent(own -> {
            if (isOutput) {
                check.facet(node, "columnLineage")
                        .ifPresent(facet -> columns.read(own, job, facet, path + ".facets.columnLineage"));
            }
            // What fed an input did not do so through the job that reads it.
            check.facet(node, "lineage").ifPresent(facet -> explicit.readDataset(
                    own, facet, isOutput ? job : Optional.empty(), path + ".facets.lineage"));
            check.facet(node, "symlinks").ifPresent(facet -> symlinks(own, facet, path + ".facets.symlinks"));
        });
        return dataset;
    }

    private void symlinks(LineageNode.Dataset dataset, JsonNode facet, String path) {
        check.optional(facet, "identifiers", path + ".identifiers", true).ifPresent(identifiers -> {
            for (int i = 0; i < identifiers.size(); i++) {
                String identifierPath = path + ".identifiers[" + i + "]";
                if (check.mayReadSource(identifierPath)) {
                    check.dataset(identifiers.path(i), identifierPath)
                            .filter(other -> !other.equals(dataset))
                            .ifPresent(other -> symlinks.add(new Symlink(dataset, other)));
                }
            }
        });
    }
}
