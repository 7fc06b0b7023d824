// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.contract.Contract;
import io.heddle.contract.DomainName;
import io.heddle.contract.mesh.MeshContracts;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.DomainEntry;

import java.util.List;
import java.util.Map;

/** The domain {@code mesh} and the products that the mesh publishes about itself. */
final class MeshProducts {
    static final DomainEntry DOMAIN = new DomainEntry(DomainName.MESH, DomainEntry.Kind.SHARED, "mesh-platform",
            "What the mesh tells about itself: metrics, service levels, events");

    private MeshProducts() {}

    /** The contract of one of the mesh's own products and the schemas it refers to. */
    record MeshProductSeed(Contract contract, String source, Map<String, String> schemas) {
        static MeshProductSeed of(ContractReading.Valid built) {
            Contract contract = built.contract();
            return new MeshProductSeed(contract, built.document().source(),
                    Map.of(contract.id().name() + ".avsc", contract.valueSchema().toString()));
        }
    }

    /** In the order in which they are created. */
    static List<MeshProductSeed> seeds() {
        return MeshContracts.all().stream().map(MeshProductSeed::of).toList();
    }
}
