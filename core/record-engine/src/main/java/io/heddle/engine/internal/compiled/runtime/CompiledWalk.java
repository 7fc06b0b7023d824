// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.internal.predicate.CapturedValues;

/** A program that can be run. Immutable and thread-safe. */
public interface CompiledWalk {
    /**
     * Walks {@code bytes[from, end)}; what the ports get is in the workspace's sinks afterwards.
     *
     * @return the place after the value, or -1 if this walk cannot say yes to it
     */
    int run(byte[] bytes, int from, int end, WalkWorkspace workspace);

    /** Whether all native record rules are surely true of what the walk captured. */
    boolean holds(CapturedValues captures);
}
