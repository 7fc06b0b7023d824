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

/** Builds the monitor's topology, as a pure function of its collaborators. */
final class MonitorTopology {
    private MonitorTopology() {}

    static Topology of(MeshSource mesh, ProductTaskAssignment assignment, ObjectiveStateView stateView,
            MetricsReadProgress progress) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        MonitorNodes.METRICS,
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        MeshTopics.METRICS.value())
                .addProcessor(MonitorNodes.EVALUATE,
                        () -> new SlaEvaluationProcessor(mesh, assignment, stateView, progress),
                        MonitorNodes.METRICS)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(MonitorNodes.STORE), Serdes.String(), Serdes.ByteArray()),
                        MonitorNodes.EVALUATE)
                .addSink(MonitorNodes.SLA, MeshTopics.SLA.value(), new StringSerializer(), new ByteArraySerializer(),
                        MonitorNodes.EVALUATE)
                .addSink(
                        MonitorNodes.EVENTS, MeshTopics.EVENTS.value(), new StringSerializer(),
                        new ByteArraySerializer(), MonitorNodes.EVALUATE);
    }
}
