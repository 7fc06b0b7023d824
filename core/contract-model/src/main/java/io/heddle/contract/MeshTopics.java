// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** The mesh's own topics, DataProducts of the reserved domain {@code mesh} where dashboards read them. */
public final class MeshTopics {
    /** Compacted state: the one source of truth for domains and contracts; JSON, one partition. */
    public static final TopicName REGISTRY = new TopicName("mesh.registry");

    /** What the gates counted; Avro, keyed by product id. */
    public static final TopicName METRICS = new TopicName("mesh.metrics");

    /** Latest status per product and objective; Avro, compacted, keyed by {@code product/objective}. */
    public static final TopicName SLA = new TopicName("mesh.sla");

    /** Breaches, recoveries, violations, contract and access changes; Avro, keyed by product id. */
    public static final TopicName EVENTS = new TopicName("mesh.events");

    /** What anybody reports of lineage; OpenLineage JSON, keyed by job or dataset. */
    public static final TopicName LINEAGE = new TopicName("mesh.lineage");

    /**
     * What the registries found out of lineage, so that it outlives {@link #LINEAGE}; JSON, compacted, keyed by edge.
     */
    public static final TopicName LINEAGE_GRAPH = new TopicName("mesh.lineage-graph");

    /** How each component's instances are doing; Avro, compacted, keyed by instance. */
    public static final TopicName HEARTBEATS = new TopicName("mesh.heartbeats");

    private MeshTopics() {}
}
