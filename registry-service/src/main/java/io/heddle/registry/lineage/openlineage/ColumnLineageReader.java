// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.openlineage.LineageEvent.FieldFlow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads <a href="https://openlineage.io/docs/spec/facets/dataset-facets/column_lineage_facet">columnLineage</a> facets:
 * the fields that each field is derived from. Fields that influence a whole dataset ({@code dataset}: joins, filters)
 * count as inputs of the job, not of each field. Used by one thread for one event.
 */
final class ColumnLineageReader {
    private final OpenLineageEventChecker check;
    private final Set<FieldFlow> flows = new LinkedHashSet<>();
    private final Set<LineageNode.Dataset> datasets = new LinkedHashSet<>();

    ColumnLineageReader(OpenLineageEventChecker check) {
        this.check = check;
    }

    List<FieldFlow> flows() {
        return List.copyOf(flows);
    }

    /** Every dataset that a facet names as a source. */
    List<LineageNode.Dataset> datasets() {
        return List.copyOf(datasets);
    }

    void read(
            LineageNode.Dataset output, Optional<LineageNode.Application> job, JsonNode facet, String path) {
        check.object(facet, "fields", path + ".fields").ifPresent(fields -> {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                String fieldPath = path + ".fields." + OpenLineageEventChecker.displayName(field.getKey());
                check.name(field.getKey(), fieldPath).ifPresent(
                        name -> field(new LineageNode.Field(output, name), job, field.getValue(), fieldPath));
            }
        });
        check.optional(facet, "dataset", path + ".dataset", true)
                .ifPresent(inputs -> inputs.forEach(input -> input(input, path + ".dataset[]")));
    }

    private void field(
            LineageNode.Field output, Optional<LineageNode.Application> job, JsonNode field, String path) {
        Optional<JsonNode> inputs = check.optional(field, "inputFields", path + ".inputFields", true);
        if (inputs.isEmpty()) {
            if (!field.isObject() || field.path("inputFields").isMissingNode()) {
                check.add(path + ".inputFields", "is missing; an array is expected");
            }
            return;
        }
        boolean masked = "MASKED".equals(field.path("transformationType").asText());
        for (int i = 0; i < inputs.get().size(); i++) {
            JsonNode node = inputs.get().get(i);
            Optional<LineageNode.Field> input = input(node, path + ".inputFields[" + i + "]");
            Optional<String> mask = FieldTransformations.mask(node.path("transformations"))
                    .or(() -> masked ? Optional.of("masked") : Optional.empty());
            if (input.isPresent() && !input.get().equals(output)) {
                flows.add(new FieldFlow(input.get(), output, job, mask));
            }
        }
    }

    private Optional<LineageNode.Field> input(JsonNode node, String path) {
        if (!check.mayReadSource(path)) {
            return Optional.empty();
        }
        Optional<LineageNode.Dataset> dataset = check.dataset(node, path);
        dataset.ifPresent(datasets::add);
        if (!node.isObject()) {
            return Optional.empty();
        }
        Optional<String> field = check.name(node, "field", path + ".field");
        return dataset.flatMap(holder -> field.map(name -> new LineageNode.Field(holder, name)));
    }
}
