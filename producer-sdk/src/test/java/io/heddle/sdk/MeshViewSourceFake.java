// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.log.MeshView;
import io.heddle.sdk.internal.contract.MeshViewSource;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Contracts that the test changes explicitly. */
final class MeshViewSourceFake implements MeshViewSource {
    private final List<Consumer<MeshView>> listeners = new CopyOnWriteArrayList<>();
    private MeshView view;
    private boolean closed;

    MeshViewSourceFake(MeshView view) {
        this.view = view;
    }

    void change(MeshView newer) {
        view = newer;
        listeners.forEach(listener -> listener.accept(newer));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public MeshView view() {
        return view;
    }

    @Override
    public Runnable onChange(Consumer<MeshView> listener) {
        listeners.add(listener);
        listener.accept(view);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        closed = true;
    }
}
