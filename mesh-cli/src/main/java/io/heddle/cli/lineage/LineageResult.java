// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.lineage;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The registry's lineage response, with names sanitised for the terminal, because they are untrusted input. */
record LineageResult(String requestedNode, String direction, int depth, Map<String, Node> nodes, List<Edge> edges,
        List<Truncation> truncations) {
    /** @param group the product of a field; empty for other nodes */
    record Node(String id, String kind, String label, String group, String owner, int distance) {
        String name() {
            return group.isEmpty() ? label : group + " " + label;
        }
    }

    /** @param sources such as {@code declared, observed} */
    record Edge(String from, String to, String via, String mask, String sources) {
        boolean onlyDeclared() {
            return sources.equals("declared");
        }
    }

    record Truncation(String node, String direction, int hidden, String reason) {}

    static LineageResult of(JsonNode answer) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        answer.path("nodes").forEach(node -> nodes.put(node.path("id").asText(), new Node(
                node.path("id").asText(), text(node, "kind"), text(node, "label"), text(node, "topic"),
                text(node, "owner"),
                node.path("distance").asInt())));
        List<Edge> edges = answer.path("edges").valueStream().map(edge -> new Edge(
                edge.path("from").asText(), edge.path("to").asText(), text(edge, "via"), text(edge, "mask"),
                edge.path("sources").valueStream().map(source -> text(source, "source")).distinct()
                        .collect(Collectors.joining(", "))))
                .toList();
        List<Truncation> cuts = answer.path("cuts").valueStream().map(cut -> new Truncation(
                cut.path("node").asText(), text(cut, "direction"), cut.path("hidden").asInt(), text(cut, "reason")))
                .toList();
        return new LineageResult(text(answer, "node"), text(answer, "direction"), answer.path("depth").asInt(), nodes,
                edges, cuts);
    }

    String name(String id) {
        Node node = nodes.get(id);
        return node == null
                ? printable(id).replaceFirst("^(product|application|topic|dataset|field):", "")
                : node.name();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : printable(value.asText());
    }

    /** Replaces control and format characters, including those that change the text direction. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
