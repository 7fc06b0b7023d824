// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;

import java.util.Optional;

/**
 * The schema of {@code mesh.metrics}, from the mesh log: that of the contract in force, which may be older than this gate.
 * Thread-safe.
 */
final class MetricsTopic {
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.METRICS.value());

    private volatile Optional<Written> written = Optional.empty();

    /** How metrics are written. */
    record Written(SchemaId id, Schema schema) {}

    void follow(MeshView view) {
        view.current(PRODUCT)
                .ifPresent(entry -> written = Optional.of(new Written(entry.valueSchemaId(), entry.contract().valueSchema())));
    }

    /** Empty until the mesh log has the contract of {@code mesh.metrics}. */
    Optional<Written> written() {
        return written;
    }
}
