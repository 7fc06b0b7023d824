// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the {@code transformations} between two fields say about masking. Pure. */
final class FieldTransformations {
    /** Transformation subtypes that do not name a mask. */
    private static final Set<String> UNMASKED_SUBTYPES =
            Set.of("", "identity", "transformation", "aggregation", "masked");

    private FieldTransformations() {}

    /**
     * A value counts as masked only if every direct transformation masks it; indirect ones (joins, filters) do not
     * reveal it.
     */
    static Optional<String> mask(JsonNode transformations) {
        List<JsonNode> all = transformations.valueStream().toList();
        List<JsonNode> direct = all.stream().filter(entry -> !"INDIRECT".equals(entry.path("type").asText())).toList();
        List<JsonNode> relevant = direct.isEmpty() ? all : direct;
        if (relevant.isEmpty() || !relevant.stream().allMatch(FieldTransformations::isMasking)) {
            return Optional.empty();
        }
        return Optional.of(relevant.stream()
                .map(entry -> entry.path("subtype").asText().toLowerCase(Locale.ROOT))
                .filter(entry -> !UNMASKED_SUBTYPES.contains(entry) && entry.length() <= OpenLineageLimits.NAME_CHARS
                        && DisplayableName.isPrintable(entry))
                .findFirst()
                .orElse("masked"));
    }

    private static boolean isMasking(JsonNode transformation) {
        return transformation.path("masking").asBoolean() || "MASKED".equals(transformation.path("type").asText());
    }
}
