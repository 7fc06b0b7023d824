// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * A part of the lineage graph, as returned by the API.
 *
 * @param node the id of the requested node; {@code product:crm.customers#email} for a field on all its topics
 * @param nodes ordered by distance, then id; starts with the requested node at distance 0, or at field level with every
 *        matching field
 * @param edges all edges between these nodes, ordered by from, then to; two nodes have several edges if several
 *        applications or masks are involved
 * @param cuts where the graph continues beyond the answer; empty if the answer is complete
 */
public record LineageAnswer(
        String node,
        LineageQuestion.Level level,
        LineageQuestion.Direction direction,
        int depth,
        List<Node> nodes,
        List<Edge> edges,
        List<Cut> cuts) {
    public LineageAnswer {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        cuts = List.copyOf(cuts);
    }

    /** The kind of a node. */
    public enum Kind {
        PRODUCT, APPLICATION, DATASET, FIELD;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A node with its metadata.
     *
     * @param id {@code product:crm.customers}, {@code application:fraud.scoring}, {@code topic:crm.customers.v1},
     *        {@code dataset:postgres://db:5432|shop.orders}, {@code field:crm.customers.v1#email}
     * @param label the display name: {@code crm.customers}, {@code email}
     * @param product the product it is or belongs to
     * @param owner the team that owns the product, or the application's domain
     * @param topic for a field: its topic, or its dataset outside the mesh
     * @param port for a field of a product: {@code ingest}, {@code default} or the name of a further output port
     * @param classification for a field, as in the contract; {@code ""} if there is none
     * @param distance the number of steps from the requested node; negative upstream
     */
    public record Node(
            String id,
            Kind kind,
            String label,
            @Nullable String product,
            @Nullable String domain,
            @Nullable String owner,
            @Nullable String topic,
            @Nullable String port,
            @Nullable String field,
            String classification,
            List<String> tags,
            int distance) {
        public Node {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Data flows from one node to the other.
     *
     * @param via between fields: the application or gate that moves the data, if known
     * @param mask between fields: the mask applied to the value; null if none
     * @param sources the evidence for the edge, at least one, in the order of {@link LineageSource}
     */
    public record Edge(
            String from, String to, @Nullable String via, @Nullable String mask, List<Evidence> sources) {
        public Edge {
            sources = List.copyOf(sources);
        }
    }

    /**
     * One piece of evidence for an edge.
     *
     * @param by who asserts it
     * @param firstSeen ISO 8601, UTC
     * @param lastSeen ISO 8601, UTC
     */
    public record Evidence(LineageSource source, String by, String firstSeen, String lastSeen) {}

    /**
     * A node at which the answer was truncated.
     *
     * @param direction in which the graph continues, {@code UPSTREAM} or {@code DOWNSTREAM}
     * @param hidden how many edges of this node are not in the answer
     */
    public record Cut(String node, LineageQuestion.Direction direction, int hidden, Reason reason) {}

    /** Why an answer was truncated. */
    public enum Reason {
        /** The requested depth was reached. */
        DEPTH,
        /** The maximum number of nodes was reached. */
        SIZE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
