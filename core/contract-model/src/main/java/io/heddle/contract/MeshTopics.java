// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** The topics of the mesh itself; those that dashboards read are data products of the reserved domain {@code mesh}. */
public final class MeshTopics {
    /** The source of truth for domains and contracts; JSON, compacted, one partition. */
    public static final TopicName REGISTRY = new TopicName("mesh.registry");

    /** Metrics of the gates; Avro, keyed by product id. */
    public static final TopicName METRICS = new TopicName("mesh.metrics");

    /** Latest status per product and objective; Avro, compacted, keyed by {@code product/objective}. */
    public static final TopicName SLA = new TopicName("mesh.sla");

    /** Breaches, recoveries, violations, contract and access changes; Avro, keyed by product id. */
    public static final TopicName EVENTS = new TopicName("mesh.events");

    /** Lineage reported by applications; OpenLineage JSON, keyed by job or dataset. */
    public static final TopicName LINEAGE = new TopicName("mesh.lineage");

    /**
     * The lineage graph that the registries derive and that outlives {@link #LINEAGE}; JSON, compacted, keyed by edge.
     */
    public static final TopicName LINEAGE_GRAPH = new TopicName("mesh.lineage-graph");

    /** The status of each component instance; Avro, compacted, keyed by instance. */
    public static final TopicName HEARTBEATS = new TopicName("mesh.heartbeats");

    private MeshTopics() {}
}
