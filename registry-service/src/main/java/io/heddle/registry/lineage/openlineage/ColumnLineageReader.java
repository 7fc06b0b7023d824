// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.openlineage.LineageEvent.FieldFlow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads <a href="https://openlineage.io/docs/spec/facets/dataset-facets/column_lineage_facet">columnLineage</a> facets:
 * the fields that each field is derived from. Fields that influence a whole dataset ({@code dataset}: joins, filters)
 * count as inputs of the job, not of each field. Used by one thread for one event.
 */
final class ColumnLineageReader {
    /** Transformation subtypes that do not name a mask. */
    private static final Set<String> UNMASKED_SUBTYPES =
            Set.of("", "identity", "transformation", "aggregation", "masked");

    private final OpenLineageEventChecker check;
    private final Set<FieldFlow> flows = new LinkedHashSet<>();
    private final Set<LineageNode.Dataset> datasets = new LinkedHashSet<>();
    private int inputCount;

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

    void read(LineageNode.Dataset output, JsonNode facet, String path) {
        check.object(facet, "fields", path + ".fields").ifPresent(fields -> {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                String fieldPath = path + ".fields." + OpenLineageEventChecker.displayName(field.getKey());
                if (field.getKey().isBlank() || field.getKey().length() > OpenLineageLimits.NAME_CHARS
                        || !OpenLineageEventChecker.isPrintable(field.getKey())) {
                    check.add(fieldPath, "is not a field name");
                } else {
                    field(new LineageNode.Field(output, field.getKey()), field.getValue(), fieldPath);
                }
            }
        });
        check.optional(facet, "dataset", path + ".dataset", true)
                .ifPresent(inputs -> inputs.forEach(input -> input(input, path + ".dataset[]")));
    }

    private void field(LineageNode.Field output, JsonNode field, String path) {
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
            Optional<String> mask = mask(node.path("transformations"))
                    .or(() -> masked ? Optional.of("masked") : Optional.empty());
            if (input.isPresent() && !input.get().equals(output)) {
                flows.add(new FieldFlow(input.get(), output, mask));
            }
        }
    }

    private Optional<LineageNode.Field> input(JsonNode node, String path) {
        if (++inputCount > OpenLineageLimits.FIELD_FLOWS) {
            if (inputCount == OpenLineageLimits.FIELD_FLOWS + 1) {
                check.add(path,
                        "is more than the " + OpenLineageLimits.FIELD_FLOWS + " input fields that an event may have");
            }
            return Optional.empty();
        }
        if (!node.isObject()) {
            check.add(path, "is not an object");
            return Optional.empty();
        }
        Optional<String> namespace = check.name(node, "namespace", path + ".namespace");
        Optional<String> name = check.name(node, "name", path + ".name");
        Optional<String> field = check.name(node, "field", path + ".field");
        if (namespace.isEmpty() || name.isEmpty() || field.isEmpty()) {
            return Optional.empty();
        }
        LineageNode.Dataset dataset = new LineageNode.Dataset(namespace.get(), name.get());
        datasets.add(dataset);
        return Optional.of(new LineageNode.Field(dataset, field.get()));
    }

    /**
     * A value counts as masked only if every direct transformation masks it; indirect ones (joins, filters) do not
     * reveal it.
     */
    private static Optional<String> mask(JsonNode transformations) {
        List<JsonNode> all = transformations.valueStream().toList();
        List<JsonNode> direct = all.stream().filter(entry -> !"INDIRECT".equals(entry.path("type").asText())).toList();
        List<JsonNode> relevant = direct.isEmpty() ? all : direct;
        if (relevant.isEmpty() || !relevant.stream().allMatch(ColumnLineageReader::isMasking)) {
            return Optional.empty();
        }
        return Optional.of(relevant.stream()
                .map(entry -> entry.path("subtype").asText().toLowerCase(Locale.ROOT))
                .filter(entry -> !UNMASKED_SUBTYPES.contains(entry) && entry.length() <= OpenLineageLimits.NAME_CHARS
                        && OpenLineageEventChecker.isPrintable(entry))
                .findFirst()
                .orElse("masked"));
    }

    private static boolean isMasking(JsonNode transformation) {
        return transformation.path("masking").asBoolean() || "MASKED".equals(transformation.path("type").asText());
    }
}
