// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance;

import io.heddle.log.MeshLogReader;
import io.heddle.log.MeshView;

import java.util.Optional;

/**
 * The source of the mesh's contracts for gate and monitor: one view per process, shared. Thread-safe.
 *
 * <pre>{@code
 * MeshSource mesh = MeshSource.of(reader);
 * }</pre>
 */
@FunctionalInterface
public interface MeshSource {
    /** The latest view; empty until the mesh log has been read to its end once. Never blocks. */
    Optional<MeshView> view();

    /** The view of a mesh log reader. Does not take ownership: the caller closes the reader. */
    static MeshSource of(MeshLogReader reader) {
        return () -> reader.health().hasView() ? Optional.of(reader.view()) : Optional.empty();
    }
}
