// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.live;

import io.heddle.registry.operations.OperationsRoom;
import io.heddle.registry.sla.MeshBoard;
import jakarta.inject.Singleton;

/** Puts together the operations page. Thread-safe; may block for some seconds where the lag is not known yet. */
@Singleton
final class LiveOperations {
    private static final int EVENTS = 30;

    private final OperationsRoom room;
    private final MeshBoard board;

    LiveOperations(OperationsRoom room, MeshBoard board) {
        this.room = room;
        this.board = board;
    }

    OperationsPage now() {
        return OperationsPage.of(room.now(), board.events(EVENTS, null));
    }
}
