// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import java.time.Duration;

/** Hears of each part of a local mesh as it becomes ready; called on the thread that starts the mesh. */
@FunctionalInterface
public interface StartListener {
    /**
     * @param part its name, such as {@code broker}
     * @param where its address; empty if it has none
     * @param after the time since the start began, the parts start side by side
     */
    void ready(String part, String where, Duration after);

    /** Nobody listens. */
    static StartListener none() {
        return (part, where, after) -> {};
    }
}
