// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.openlineage.LineageEvent.FieldFlow;
import io.heddle.registry.lineage.openlineage.LineageEvent.NodeLink;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the facets {@code lineage} of jobs, runs and datasets, which say which sources feed which target. Their entries
 * stand under {@code entries}, before the facets were released under {@code lineage}. What feeds a dataset through the
 * event's job is an input and an output of that job. Used by one thread for one event.
 *
 * @see <a href="https://openlineage.io/spec/facets/1-0-0/LineageFacet.json">the schema of the facets</a>
 */
final class ExplicitLineageReader {
    private final OpenLineageEventChecker check;
    private final Set<LineageNode.Dataset> inputs = new LinkedHashSet<>();
    private final Set<LineageNode.Dataset> outputs = new LinkedHashSet<>();
    private final Set<FieldFlow> flows = new LinkedHashSet<>();
    private final Set<NodeLink> links = new LinkedHashSet<>();

    ExplicitLineageReader(OpenLineageEventChecker check) {
        this.check = check;
    }

    /** Further inputs of the event's job. */
    Set<LineageNode.Dataset> inputs() {
        return inputs;
    }

    /** Further outputs of the event's job. */
    Set<LineageNode.Dataset> outputs() {
        return outputs;
    }

    Set<FieldFlow> flows() {
        return flows;
    }

    /** Flows that do not lead through the event's job. */
    Set<NodeLink> links() {
        return links;
    }

    /** Reads the facet of a job or run. */
    void readEntries(JsonNode facet, Optional<LineageNode.Application> job, String path) {
        String name = facet.has("entries") ? "entries" : "lineage";
        check.optional(facet, name, path + "." + name, true).ifPresent(entries -> {
            for (int i = 0; i < entries.size(); i++) {
                entry(entries.path(i), job, path + "." + name + "[" + i + "]");
            }
        });
    }

    private void entry(JsonNode entry, Optional<LineageNode.Application> job, String path) {
        if (isJob(entry)) {
            jobNamed(entry, job, path).ifPresent(target -> inputs(target, entry, job, path));
        } else {
            check.dataset(entry, path).ifPresent(target -> readDataset(target, entry, job, path));
        }
    }

    /**
     * Reads what feeds a dataset: the facet of a dataset, or an entry of another facet.
     *
     * @param job the job through which the sources feed it; empty if no job is known
     */
    void readDataset(
            LineageNode.Dataset target, JsonNode entry, Optional<LineageNode.Application> job, String path) {
        if (job.isPresent()) {
            outputs.add(target);
        }
        inputs(target, entry, job, path);
        check.optional(entry, "fields", path + ".fields", false).ifPresent(fields -> {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                String fieldPath = path + ".fields." + OpenLineageEventChecker.displayName(field.getKey());
                check.name(field.getKey(), fieldPath).ifPresent(name -> field(
                        new LineageNode.Field(target, name), field.getValue(), job, fieldPath));
            }
        });
    }

    private void field(
            LineageNode.Field target, JsonNode field, Optional<LineageNode.Application> job, String path) {
        check.optional(field, "inputs", path + ".inputs", true).ifPresent(sources -> {
            for (int i = 0; i < sources.size(); i++) {
                JsonNode node = sources.path(i);
                String sourcePath = path + ".inputs[" + i + "]";
                Optional<LineageNode> source = source(node, job, sourcePath);
                source.ifPresent(from -> feed(from, target.dataset(), job));
                if (source.isPresent() && source.get() instanceof LineageNode.Dataset dataset && node.has("field")) {
                    check.name(node, "field", sourcePath + ".field")
                            .map(name -> new LineageNode.Field(dataset, name))
                            .filter(from -> !from.equals(target))
                            .ifPresent(from -> flows.add(new FieldFlow(from, target, job,
                                    FieldTransformations.mask(node.path("transformations")))));
                }
            }
        });
    }

    private void inputs(LineageNode target, JsonNode entry, Optional<LineageNode.Application> job, String path) {
        check.optional(entry, "inputs", path + ".inputs", true).ifPresent(sources -> {
            for (int i = 0; i < sources.size(); i++) {
                source(sources.path(i), job, path + ".inputs[" + i + "]")
                        .ifPresent(source -> feed(source, target, job));
            }
        });
    }

    private Optional<LineageNode> source(JsonNode node, Optional<LineageNode.Application> job, String path) {
        if (!check.mayReadSource(path)) {
            return Optional.empty();
        }
        return isJob(node) ? jobNamed(node, job, path).map(named -> named) : check.dataset(node, path).map(own -> own);
    }

    /** Without a name, the event's own job is meant. */
    private Optional<LineageNode.Application> jobNamed(
            JsonNode node, Optional<LineageNode.Application> job, String path) {
        return node.has("name") || node.has("namespace") ? check.job(node, path) : job;
    }

    private static boolean isJob(JsonNode node) {
        return "JOB".equalsIgnoreCase(node.path("type").asText());
    }

    private void feed(LineageNode source, LineageNode target, Optional<LineageNode.Application> job) {
        Optional<LineageNode> own = job.map(node -> node);
        boolean fromOwn = own.equals(Optional.of(source));
        boolean toOwn = own.equals(Optional.of(target));
        if (source instanceof LineageNode.Dataset input && job.isPresent()
                && (toOwn || target instanceof LineageNode.Dataset)) {
            inputs.add(input);
        } else if (!source.equals(target) && !(fromOwn && target instanceof LineageNode.Dataset)) {
            links.add(new NodeLink(source, target));
        }
    }
}
