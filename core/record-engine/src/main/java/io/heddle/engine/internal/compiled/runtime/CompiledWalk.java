// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.predicate.CapturedValues;

/** An executable program. Immutable and thread-safe. */
public interface CompiledWalk {
    /**
     * Walks {@code bytes[from, end)} and leaves the ports' bytes in the workspace's outputs.
     *
     * @return the position after the value, or -1 if this walk cannot accept it
     */
    int run(byte[] bytes, int from, int end, WalkWorkspace workspace);

    /** Whether all native record rules are certainly true for the captured values. */
    boolean holds(CapturedValues captures);
}
