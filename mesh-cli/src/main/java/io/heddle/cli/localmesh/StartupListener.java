// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import java.time.Duration;

/** Hears of each part of a local mesh as it becomes ready; called on the thread that starts the mesh. */
@FunctionalInterface
public interface StartupListener {
    /**
     * @param component its name, such as {@code broker}
     * @param address its address; empty if it has none
     * @param elapsed the time since the start began, the parts start side by side
     */
    void onReady(String component, String address, Duration elapsed);

    /** Nobody listens. */
    static StartupListener none() {
        return (component, address, elapsed) -> {};
    }
}
