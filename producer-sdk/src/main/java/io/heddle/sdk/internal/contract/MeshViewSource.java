// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.log.MeshView;

import java.util.function.Consumer;

/** Where the contracts in force come from, live. Thread-safe. */
public interface MeshViewSource extends AutoCloseable {
    /** The latest view. */
    MeshView view();

    /**
     * Calls the listener with the present view at once and, on a thread of the source, with each new one.
     *
     * @return ends it
     */
    Runnable onChange(Consumer<MeshView> listener);

    @Override
    void close();
}
