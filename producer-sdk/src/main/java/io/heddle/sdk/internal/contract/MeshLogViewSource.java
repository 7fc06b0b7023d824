// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.contract;

import io.heddle.log.MeshLogReader;
import io.heddle.log.MeshView;

import java.util.function.Consumer;

/** Provides the contracts in {@code mesh.registry}. */
public record MeshLogViewSource(MeshLogReader log) implements MeshViewSource {
    @Override
    public MeshView view() {
        return log.view();
    }

    @Override
    public Runnable onChange(Consumer<MeshView> listener) {
        return log.onChange(listener)::close;
    }

    @Override
    public void close() {
        log.close();
    }
}
