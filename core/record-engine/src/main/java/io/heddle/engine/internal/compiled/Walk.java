// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.predicate.Captures;

/** A program that can be run. Immutable and thread-safe. */
interface Walk {
    /**
     * Walks {@code bytes[from, end)}; what the ports get is in the workspace's sinks afterwards.
     *
     * @return the place after the value, or -1 if this walk cannot say yes to it
     */
    int run(byte[] bytes, int from, int end, Workspace ws);

    /** Whether all native record rules are surely true of what the walk captured. */
    boolean holds(Captures captures);
}
