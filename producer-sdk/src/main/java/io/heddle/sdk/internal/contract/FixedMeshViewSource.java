// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.log.MeshView;

import java.util.function.Consumer;

/** A source of contracts that never change. */
public record FixedMeshViewSource(MeshView view) implements MeshViewSource {
    @Override
    public Runnable onChange(Consumer<MeshView> listener) {
        listener.accept(view);
        return () -> {};
    }

    @Override
    public void close() {}
}
