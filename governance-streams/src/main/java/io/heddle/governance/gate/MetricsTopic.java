// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.log.MeshView;

import java.util.Optional;

/** The schema id of {@code mesh.metrics}, from the mesh log. Thread-safe. */
final class MetricsTopic {
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.METRICS.value());

    private volatile Optional<SchemaId> schemaId = Optional.empty();

    void follow(MeshView view) {
        view.current(PRODUCT).ifPresent(entry -> schemaId = Optional.of(entry.valueSchemaId()));
    }

    /** Empty until the mesh log has the contract of {@code mesh.metrics}. */
    Optional<SchemaId> schemaId() {
        return schemaId;
    }
}
