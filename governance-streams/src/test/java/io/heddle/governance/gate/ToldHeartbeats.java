// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.mesh.Heartbeat;
import io.heddle.contract.mesh.HeartbeatCodec;
import io.heddle.contract.mesh.MeshSchemas;

import java.util.List;

/** What components told on {@code mesh.heartbeats}. */
public final class ToldHeartbeats {
    private ToldHeartbeats() {}

    /** In order, of one kind of component. */
    public static List<Heartbeat> of(Cluster cluster, String component) {
        return cluster.committed("mesh.heartbeats").stream()
                .map(record -> HeartbeatCodec.of(io.heddle.governance.MeshSchemas.decode(
                        MeshSchemas.heartbeats(), record.value(), 5, record.value().length - 5)))
                .filter(heartbeat -> heartbeat.component().equals(component))
                .toList();
    }
}
