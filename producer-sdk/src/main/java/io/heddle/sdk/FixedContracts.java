// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.log.MeshView;

import java.util.function.Consumer;

/** Contracts that never change. */
record FixedContracts(MeshView view) implements Contracts {
    @Override
    public Runnable onChange(Consumer<MeshView> listener) {
        listener.accept(view);
        return () -> {};
    }

    @Override
    public void close() {}
}
