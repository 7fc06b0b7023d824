// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.process.ComponentProcess;

/** A gate as a process of its own, told what to do by {@link GateSettings}; any number of them share the work. */
public final class GateApplication {
    private GateApplication() {}

    /** Works until the process is asked to end. */
    public static void main(String[] args) {
        ComponentProcess.run(GateSettings.CATALOG, GateProcess::start);
    }
}
