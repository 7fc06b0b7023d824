// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.lineage;

import io.heddle.cli.console.AnsiStyles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders upstream and downstream lineage as text trees. Expands each node once. */
final class LineageTree {
    private final LineageResult graph;
    private final AnsiStyles ansi;
    private final int columns;
    private final StringBuilder text = new StringBuilder();
    private Set<String> visited = new HashSet<>();

    LineageTree(LineageResult graph, AnsiStyles ansi, int columns) {
        this.graph = graph;
        this.ansi = ansi;
        this.columns = columns;
    }

    String render() {
        if (!graph.direction().equals("downstream")) {
            section("comes from", false);
        }
        if (!graph.direction().equals("upstream")) {
            section("goes to", true);
        }
        if (!graph.truncations().isEmpty()) {
            text.append(ansi.yellow("Not everything is shown:")).append('\n');
            graph.truncations().forEach(cut -> text.append("  ").append(describeTruncation(graph, cut)).append('\n'));
        }
        return text.toString();
    }

    /** Describes what was left out of the response. */
    static String describeTruncation(LineageResult graph, LineageResult.Truncation cut) {
        return graph.name(cut.node()) + ": " + cut.hidden() + " more " + cut.direction()
                + (cut.reason().equals("depth")
                        ? "; --depth " + (graph.depth() + 1) + " shows more"
                        : "; too many to show at once");
    }

    private void section(String verb, boolean downstream) {
        visited = new HashSet<>();
        List<LineageResult.Node> starts = graph.nodes().values().stream().filter(node -> node.distance() == 0).toList();
        List<LineageResult.Node> roots = starts.stream()
                .filter(node -> starts.size() == 1 || edges(node.id(), !downstream).stream()
                        .noneMatch(edge -> isStart(downstream ? edge.from() : edge.to())))
                .toList();
        if (starts.isEmpty()) {
            text.append(graph.name(graph.requestedNode())).append(' ').append(verb).append(" nothing known\n");
        }
        for (LineageResult.Node root : roots.isEmpty() ? starts : roots) {
            boolean leaf = edges(root.id(), downstream).isEmpty();
            text.append(ansi.bold(root.name())).append(' ').append(verb)
                    .append(leaf ? " " + ansi.dim("nothing known") : "").append('\n');
            visited.add(root.id());
            children(root.id(), downstream, "");
        }
    }

    private boolean isStart(String id) {
        LineageResult.Node node = graph.nodes().get(id);
        return node != null && node.distance() == 0;
    }

    private List<LineageResult.Edge> edges(String id, boolean downstream) {
        return graph.edges().stream().filter(edge -> (downstream ? edge.from() : edge.to()).equals(id)).toList();
    }

    /** Recursion is safe: a response is at most fifty steps deep, and each node is expanded once. */
    private void children(String id, boolean downstream, String indent) {
        List<LineageResult.Edge> edges = edges(id, downstream);
        for (int i = 0; i < edges.size(); i++) {
            boolean last = i == edges.size() - 1;
            LineageResult.Edge edge = edges.get(i);
            String next = downstream ? edge.to() : edge.from();
            boolean alreadyVisited = !visited.add(next);
            boolean repeats = alreadyVisited && !edges(next, downstream).isEmpty();
            line(indent + (last ? "`- " : "|- "), indent + (last ? "   " : "|  "), next, edge, repeats);
            if (!alreadyVisited) {
                children(next, downstream, indent + (last ? "   " : "|  "));
            }
        }
    }

    /** Puts notes that do not fit after the name on the next line. */
    private void line(String head, String under, String id, LineageResult.Edge edge, boolean repeats) {
        LineageResult.Node node = graph.nodes().get(id);
        String name = graph.name(id);
        List<String> notes = new ArrayList<>();
        notes.add(Stream.of(edge.mask().isEmpty() ? "" : "masked: " + edge.mask(),
                edge.via().isEmpty() ? "" : "by " + edge.via(), edge.sources())
                .filter(segment -> !segment.isEmpty()).collect(Collectors.joining(", ")));
        if (node != null && node.kind().equals("application")) {
            notes.add("application");
        }
        if (node != null && node.group().isEmpty() && !node.owner().isEmpty()) {
            notes.add(node.owner());
        }
        if (repeats) {
            notes.add("see above");
        }
        String note = String.join("; ", notes);
        boolean fits = head.length() + name.length() + 2 + note.length() <= columns;
        text.append(head).append(name).append(fits ? "  " : "\n" + under + "     ").append(ansi.dim(note)).append('\n');
    }
}
