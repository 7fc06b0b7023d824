// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;

import java.util.List;

/**
 * The contracts of the mesh's own products, ready to be seeded into the registry. Immutable and thread-safe.
 *
 * <pre>{@code
 * for (ContractReading.Valid seed : MeshContracts.all()) {
 *     seed.contract().topics().output(PortName.DEFAULT); // mesh.metrics, mesh.sla, mesh.events, mesh.heartbeats
 *     seed.document().source();                          // the ODCS text
 * }
 * }</pre>
 */
public final class MeshContracts {
    private MeshContracts() {}

    /** The contract of the gate metrics. */
    public static ContractReading.Valid metrics() {
        return read("metrics.contract.yaml");
    }

    /** The contract of the service level status; compacted, and its key {@code product/objective} is not a field. */
    public static ContractReading.Valid sla() {
        return read("sla.contract.yaml");
    }

    /** The contract of the mesh events. */
    public static ContractReading.Valid events() {
        return read("events.contract.yaml");
    }

    /** The contract of the component heartbeats; compacted, keyed by instance. */
    public static ContractReading.Valid heartbeats() {
        return read("heartbeats.contract.yaml");
    }

    public static List<ContractReading.Valid> all() {
        return List.of(metrics(), sla(), events(), heartbeats());
    }

    private static ContractReading.Valid read(String name) {
        ContractReading reading = ContractReader.readMesh(MeshResource.text(name), MeshSchemas.source());
        if (reading instanceof ContractReading.Valid valid) {
            return valid;
        }
        throw new IllegalStateException("the built-in contract " + name + " is not valid: " + reading);
    }
}
