// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Team;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Contracts of the mesh's own topics, as the registry seeds them; only their schemas and ids matter here. */
public final class MeshContracts {
    private MeshContracts() {}

    /** One of the first version. */
    public static ContractEntry of(String topic, Schema schema, int schemaId) {
        return of(topic, schema, "1.0.0", schemaId);
    }

    /** The same of a version. */
    public static ContractEntry of(String topic, Schema schema, String version, int schemaId) {
        return new ContractEntry(
                new Contract(
                        ProductId.parse(topic),
                        ContractVersion.parse(version),
                        ContractStatus.ACTIVE,
                        topic,
                        new Contract.Description("", "", ""),
                        new Team("mesh", List.of()),
                        List.of(),
                        Set.of(),
                        schema,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TopicSettings(
                                TopicSettings.Compatibility.BACKWARD_TRANSITIVE,
                                1,
                                Optional.empty(),
                                false,
                                Optional.empty()),
                        List.of(new OutputPort(PortName.DEFAULT, List.of(), Map.of())),
                        List.of(),
                        UndeclaredData.UNSAID),
                "",
                Map.of(),
                new SchemaId(schemaId),
                Optional.empty(),
                Map.of(),
                Instant.EPOCH);
    }

    /** The contract of the heartbeats: without it nobody tells any. */
    public static ContractEntry heartbeats() {
        return of("mesh.heartbeats", MeshSchemas.heartbeats(), Customers.METRICS_ID + 3);
    }
}
