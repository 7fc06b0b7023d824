// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.lineage;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders lineage as Mermaid and Graphviz. Escapes names, so that they cannot inject diagram syntax. */
final class LineageDiagrams {
    private LineageDiagrams() {}

    /** A Mermaid flowchart; edges that are only declared are dotted. */
    static String mermaid(LineageResult graph) {
        Map<String, String> ids = ids(graph);
        StringBuilder text = new StringBuilder("flowchart LR\n");
        graph.nodes().values().forEach(node -> text.append("  ").append(ids.get(node.id()))
                .append(node.kind().equals("application") ? "([\"" : "[\"")
                .append(entities(node.name()))
                .append(node.kind().equals("application") ? "\"])\n" : "\"]\n"));
        graph.edges().forEach(edge -> text.append("  ").append(ids.get(edge.from()))
                .append(edge.onlyDeclared() ? " -.->|\"" : " -->|\"")
                .append(entities(label(edge)))
                .append("\"| ").append(ids.get(edge.to())).append('\n'));
        graph.truncations().forEach(cut -> text.append("  %% ")
                .append(LineageTree.describeTruncation(graph, cut).replace('\n', ' ')).append('\n'));
        return text.toString();
    }

    /** A Graphviz graph; edges that are only declared are dashed. */
    static String dot(LineageResult graph) {
        Map<String, String> ids = ids(graph);
        StringBuilder text = new StringBuilder("digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n");
        graph.nodes().values().forEach(node -> text.append("  ").append(ids.get(node.id())).append(" [label=")
                .append(quoted(node.name())).append(node.kind().equals("application") ? ", shape=oval];\n" : "];\n"));
        graph.edges().forEach(edge -> text.append("  ").append(ids.get(edge.from())).append(" -> ")
                .append(ids.get(edge.to())).append(" [label=").append(quoted(label(edge)))
                .append(edge.onlyDeclared() ? ", style=dashed];\n" : "];\n"));
        graph.truncations()
                .forEach(cut -> text.append("  // ").append(LineageTree.describeTruncation(graph, cut)).append('\n'));
        return text.append("}\n").toString();
    }

    private static Map<String, String> ids(LineageResult graph) {
        Map<String, String> ids = new HashMap<>();
        graph.nodes().keySet().forEach(id -> ids.put(id, "n" + ids.size()));
        return ids;
    }

    private static String label(LineageResult.Edge edge) {
        return Stream.of(edge.mask(), edge.via(), edge.sources()).filter(labelPart -> !labelPart.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /**
     * Escapes text as entities: Mermaid's quoted strings have no escape sequences, and Markdown in them would be
     * rendered.
     */
    private static String entities(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " .-_/:,@?".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append('#').append(c).append(';');
            }
        });
        return safe.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
