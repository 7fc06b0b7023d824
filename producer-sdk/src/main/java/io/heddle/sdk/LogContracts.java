// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.log.MeshLogReader;
import io.heddle.log.MeshView;

import java.util.function.Consumer;

/** Contracts as {@code mesh.registry} has them. */
record LogContracts(MeshLogReader log) implements Contracts {
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
