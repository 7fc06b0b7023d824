// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance;

import io.heddle.log.MeshLogReader;
import io.heddle.log.MeshView;

import java.util.Optional;

/**
 * Where gate and monitor learn the mesh's contracts from: one view per process, shared. Thread-safe.
 *
 * <pre>{@code
 * MeshSource mesh = MeshSource.of(reader);
 * }</pre>
 */
@FunctionalInterface
public interface MeshSource {
    /** The latest view; empty until the mesh log was read to its end once. Never blocks. */
    Optional<MeshView> view();

    /** The view that a reader of the mesh log follows; the reader stays its owner's to close. */
    static MeshSource of(MeshLogReader reader) {
        return () -> reader.health().hasView() ? Optional.of(reader.view()) : Optional.empty();
    }
}
