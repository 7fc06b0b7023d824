// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.log.MeshView;

import java.util.function.Consumer;

/** Provides the contracts in force and their changes. Thread-safe. */
public interface MeshViewSource extends AutoCloseable {
    /** The latest view. */
    MeshView view();

    /**
     * Calls the listener with the current view immediately and, on a thread of the source, with every new one.
     *
     * @return cancels the subscription
     */
    Runnable onChange(Consumer<MeshView> listener);

    @Override
    void close();
}
