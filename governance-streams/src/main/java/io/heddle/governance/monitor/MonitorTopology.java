// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.MeshTopics;
import io.heddle.governance.MeshSource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** What the monitor's topology looks like, as a pure function of its collaborators. */
final class MonitorTopology {
    static final String METRICS = "metrics";
    static final String EVALUATE = "evaluate";
    static final String STORE = "products";
    static final String SLA = "sla";
    static final String EVENTS = "events";

    private MonitorTopology() {}

    static Topology of(MeshSource mesh, ProductTaskAssignment assignment, ObjectiveStateView stateView) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        METRICS,
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        MeshTopics.METRICS.value())
                .addProcessor(EVALUATE, () -> new SlaEvaluationProcessor(mesh, assignment, stateView), METRICS)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
                        EVALUATE)
                .addSink(SLA, MeshTopics.SLA.value(), new StringSerializer(), new ByteArraySerializer(), EVALUATE)
                .addSink(
                        EVENTS, MeshTopics.EVENTS.value(), new StringSerializer(), new ByteArraySerializer(), EVALUATE);
    }
}
