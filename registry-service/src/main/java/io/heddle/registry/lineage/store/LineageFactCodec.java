// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.heddle.contract.ContractRef;
import io.heddle.registry.lineage.LineageNode;
import io.heddle.registry.lineage.LineageSource;
import io.heddle.registry.lineage.MeshNamespace;
import io.heddle.registry.lineage.graph.LineageFact;
import io.heddle.registry.lineage.graph.ValidityPeriod;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Encodes facts as Kafka records. The key is the fact as a canonical JSON array, because log compaction compares bytes;
 * the value is its period. The mesh's own cluster is encoded as {@value #MESH_CLUSTER}, so that the key does not depend
 * on the address by which it is reached. Thread-safe.
 *
 * <pre>
 * ["flow","dataset",["kafka:","crm.customers.v1"],"application",["kafka:","fraud.scoring"],"observed","...",null,null]
 * ["alias",["hive://metastore:9083","sales.orders"],["s3://lake","sales/orders"]]
 * ["gated","crm.customers@1.0.0"]
 * {"format":1,"first":1767600000000,"last":1767603600000}
 * </pre>
 */
final class LineageFactCodec {
    private static final String MESH_CLUSTER = "kafka:";
    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeshNamespace mesh;

    LineageFactCodec(MeshNamespace mesh) {
        this.mesh = mesh;
    }

    String key(LineageFact fact) {
        ArrayNode key = JSON.createArrayNode();
        switch (fact) {
            case LineageFact.Flow flow -> {
                key.add("flow");
                write(key, flow.from());
                write(key, flow.to());
                key.add(flow.source().word()).add(flow.assertedBy());
                flow.via().ifPresentOrElse(via -> key.add(names(via.namespace(), via.name())), key::addNull);
                flow.mask().ifPresentOrElse(key::add, key::addNull);
            }
            case LineageFact.Alias alias -> key.add("alias")
                    .add(names(alias.one().namespace(), alias.one().name()))
                    .add(names(alias.other().namespace(), alias.other().name()));
            case LineageFact.Gated gated -> key.add("gated").add(gated.contract().toString());
            case LineageFact.Address address -> key.add("address").add(address.server());
        }
        return key.toString();
    }

    byte[] value(ValidityPeriod span) {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("format", FORMAT)
                    .put("first", span.first())
                    .put("last", span.last()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot serialise three numbers", e);
        }
    }

    /** Decodes a key; empty if this version of Heddle cannot read it. */
    Optional<LineageFact> fact(@Nullable String key) {
        try {
            JsonNode node = JSON.readTree(key == null ? "" : key);
            return switch (node.path(0).asText()) {
                case "flow" -> Optional.of(flow(node));
                case "alias" -> Optional.of(LineageFact.Alias.of(dataset(node.path(1)), dataset(node.path(2))));
                case "gated" -> Optional.of(new LineageFact.Gated(ContractRef.parse(text(node.path(1)))));
                case "address" -> Optional.of(new LineageFact.Address(text(node.path(1))));
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Decodes a value; empty if this version of Heddle cannot read it. */
    Optional<ValidityPeriod> span(byte[] value) {
        try {
            JsonNode node = JSON.readTree(value);
            return node.path("format").asInt() == FORMAT && node.path("first").isIntegralNumber()
                    && node.path("last").isIntegralNumber()
                            ? Optional.of(new ValidityPeriod(node.get("first").asLong(), node.get("last").asLong()))
                            : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void write(ArrayNode key, LineageNode node) {
        switch (node) {
            case LineageNode.Dataset dataset -> key.add("dataset").add(names(dataset.namespace(), dataset.name()));
            case LineageNode.Application app -> key.add("application").add(names(app.namespace(), app.name()));
            case LineageNode.Field field ->
                key.add("field").add(names(field.namespace(), field.dataset().name()).add(field.path()));
        }
    }

    private ArrayNode names(String namespace, String name) {
        return JSON.createArrayNode().add(mesh.isMesh(namespace) ? MESH_CLUSTER : namespace).add(name);
    }

    private LineageFact.Flow flow(JsonNode key) {
        return new LineageFact.Flow(node(text(key.path(1)), key.path(2)), node(text(key.path(3)), key.path(4)),
                LineageSource.valueOf(text(key.path(5)).toUpperCase(Locale.ROOT)), text(key.path(6)),
                key.path(7).isArray() ? Optional.of(application(key.path(7))) : Optional.empty(),
                key.path(8).isTextual() ? Optional.of(text(key.path(8))) : Optional.empty());
    }

    private LineageNode node(String kind, JsonNode names) {
        LineageNode.Dataset dataset = dataset(names);
        return switch (kind) {
            case "dataset" -> dataset;
            case "application" -> application(names);
            case "field" -> new LineageNode.Field(dataset, text(names.path(2)));
            default -> throw new IllegalArgumentException("unknown kind of node");
        };
    }

    private LineageNode.Dataset dataset(JsonNode names) {
        return new LineageNode.Dataset(namespace(names), text(names.path(1)));
    }

    private LineageNode.Application application(JsonNode names) {
        return new LineageNode.Application(namespace(names), text(names.path(1)));
    }

    private String namespace(JsonNode names) {
        String namespace = text(names.path(0));
        return namespace.equals(MESH_CLUSTER) ? mesh.name() : namespace;
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("not a string");
        }
        return node.textValue();
    }
}
