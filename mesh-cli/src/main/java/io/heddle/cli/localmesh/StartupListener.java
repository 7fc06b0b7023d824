// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import java.time.Duration;

/** Notified of each component of a local mesh when it becomes ready, on the thread that starts the mesh. */
@FunctionalInterface
public interface StartupListener {
    /**
     * @param component its name, such as {@code broker}
     * @param address its address; empty if none
     * @param elapsed the time since startup began; components start in parallel
     */
    void onReady(String component, String address, Duration elapsed);

    /** A listener that does nothing. */
    static StartupListener none() {
        return (component, address, elapsed) -> {};
    }
}
