// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The JSON schemas published by OpenLineage, from local files; references to other schemas cannot be resolved. */
final class OpenLineageSchemaFixture {
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final Map<String, String> FILES = Map.of(
            SPEC + "2-0-2/OpenLineage.json", "OpenLineage-2-0-2.json",
            SPEC + "facets/1-1-0/ColumnLineageDatasetFacet.json", "ColumnLineageDatasetFacet-1-1-0.json",
            SPEC + "facets/2-0-4/JobTypeJobFacet.json", "JobTypeJobFacet-2-0-4.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(OpenLineageSchemaFixture::read)));

    /** The errors of an event, checked against the event schema and each facet against the schema that it names. */
    Set<String> faults(byte[] event) {
        Set<String> faults = new LinkedHashSet<>(validate(SPEC + "2-0-2/OpenLineage.json", tree(event)));
        JsonNode tree = tree(event);
        facets(tree.at("/job/facets"), faults);
        facets(tree.at("/run/facets"), faults);
        tree.path("inputs").forEach(dataset -> facets(dataset.path("facets"), faults));
        tree.path("outputs").forEach(dataset -> facets(dataset.path("facets"), faults));
        return faults;
    }

    static JsonNode tree(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void facets(JsonNode facets, Set<String> faults) {
        facets.properties().forEach(facet -> {
            String schema = facet.getValue().path("_schemaURL").asText();
            faults.addAll(validate(schema.substring(0, schema.indexOf('#')),
                    JSON.createObjectNode().set(facet.getKey(), facet.getValue())));
        });
    }

    private Set<String> validate(String location, JsonNode node) {
        JsonSchema schema = factory.getSchema(SchemaLocation.of(location));
        Set<String> faults = new LinkedHashSet<>();
        try {
            for (ValidationMessage message : schema.validate(JSON.writeValueAsString(node), InputFormat.JSON,
                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))) {
                faults.add(message.getMessage());
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static String read(String location) {
        String file = Objects.requireNonNull(FILES.get(location), location);
        try (InputStream in =
                Objects.requireNonNull(OpenLineageSchemaFixture.class.getResourceAsStream("/openlineage/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
