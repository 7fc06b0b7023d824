// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.operations;

import io.heddle.registry.operations.OperationsService;
import io.heddle.registry.sla.MeshStatusView;
import jakarta.inject.Singleton;

/** Builds the operations page. Thread-safe; may block for a few seconds while the lag is not known yet. */
@Singleton
public final class OperationsPageBuilder {
    private static final int MAX_EVENTS = 30;

    private final OperationsService service;
    private final MeshStatusView statusView;

    OperationsPageBuilder(OperationsService operations, MeshStatusView statusView) {
        this.service = operations;
        this.statusView = statusView;
    }

    public OperationsPage build() {
        return OperationsPage.of(service.snapshot(), statusView.events(MAX_EVENTS, null));
    }
}
