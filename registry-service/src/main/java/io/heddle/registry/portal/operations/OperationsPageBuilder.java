// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.operations;

import io.heddle.registry.events.view.MeshEventView;
import io.heddle.registry.operations.OperationsService;
import jakarta.inject.Singleton;

/** Builds the operations page. Thread-safe; may block for a few seconds while the lag is not known yet. */
@Singleton
public final class OperationsPageBuilder {
    private static final int MAX_EVENTS = 30;

    private final OperationsService service;
    private final MeshEventView events;

    OperationsPageBuilder(OperationsService room, MeshEventView events) {
        this.service = room;
        this.events = events;
    }

    public OperationsPage build() {
        return OperationsPage.of(service.snapshot(), events.events(MAX_EVENTS, null));
    }
}
