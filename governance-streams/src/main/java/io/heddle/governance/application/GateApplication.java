// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.process.ComponentProcess;

/** Runs a gate as a stand-alone process, configured by {@link GateSettings}. Several gates share the work. */
public final class GateApplication {
    private GateApplication() {}

    /** Runs until the process is asked to terminate. */
    public static void main(String[] args) {
        ComponentProcess.run(GateSettings.CATALOG, GateProcess::start);
    }
}
