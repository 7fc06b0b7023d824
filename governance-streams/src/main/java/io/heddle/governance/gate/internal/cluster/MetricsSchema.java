// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaId;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;

import java.util.Optional;

/**
 * The schema of {@code mesh.metrics} according to the contract in force, which may be older than this gate.
 * Thread-safe.
 */
public final class MetricsSchema {
    private static final ProductId PRODUCT = ProductId.parse(MeshTopics.METRICS.value());

    private volatile Optional<VersionInForce> versionInForce = Optional.empty();

    /** The schema to write metrics with, and its id. */
    public record VersionInForce(SchemaId id, Schema schema) {}

    public void follow(MeshView view) {
        view.current(PRODUCT)
                .ifPresent(entry -> versionInForce =
                        Optional.of(new VersionInForce(entry.valueSchemaId(), entry.contract().valueSchema())));
    }

    /** Empty until the mesh log contains the contract of {@code mesh.metrics}. */
    public Optional<VersionInForce> versionInForce() {
        return versionInForce;
    }
}
