// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * A part of the lineage graph, as the API tells it.
 *
 * @param node the id of the node that was asked for; {@code product:crm.customers#email} for a field on all its topics
 * @param nodes by distance, then id; what was asked for comes first, at distance 0: one node, or at field level all
 *        fields that are meant
 * @param edges all between these nodes, by from, then to; more than one between the same two if there is more than one
 *        application or mask
 * @param cuts where the graph goes on but the answer does not; empty if the answer is complete
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

    /** What a node is. */
    public enum Kind {
        PRODUCT, APPLICATION, DATASET, FIELD;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A node, with what the mesh knows of it.
     *
     * @param id {@code product:crm.customers}, {@code application:fraud.scoring}, {@code topic:crm.customers.v1},
     *        {@code dataset:postgres://db:5432|shop.orders}, {@code field:crm.customers.v1#email}
     * @param label for people: {@code crm.customers}, {@code email}
     * @param product the product it is or belongs to
     * @param owner the owning team of the product, or of the domain of an application
     * @param topic for a field: the topic, or the dataset outside the mesh, it is in
     * @param port for a field of a product: {@code ingest}, {@code default} or the name of a further output port
     * @param classification for a field, as in the contract; {@code ""} if there is none
     * @param distance steps from the node that was asked for; below zero upstream
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
     * @param via between fields: the application or gate that moves it, if known
     * @param mask between fields: what becomes of the value; null if nothing
     * @param sources how the mesh knows, at least one, in the order of {@link LineageSource}
     */
    public record Edge(
            String from, String to, @Nullable String via, @Nullable String mask, List<Evidence> sources) {
        public Edge {
            sources = List.copyOf(sources);
        }
    }

    /**
     * One way the mesh knows of an edge.
     *
     * @param by who says so
     * @param firstSeen ISO 8601, UTC
     * @param lastSeen ISO 8601, UTC
     */
    public record Evidence(LineageSource source, String by, String firstSeen, String lastSeen) {}

    /**
     * An end of the answer that is no end of the graph.
     *
     * @param direction which way it goes on, {@code UPSTREAM} or {@code DOWNSTREAM}
     * @param hidden how many edges of this node are not in the answer
     */
    public record Cut(String node, LineageQuestion.Direction direction, int hidden, Reason reason) {}

    /** Why an answer ends where the graph does not. */
    public enum Reason {
        /** The question asked for no more steps. */
        DEPTH,
        /** The answer has as many nodes as an answer may have. */
        SIZE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
