// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.process.ComponentProcess;

/** A monitor as a process of its own, told what to do by {@link MonitorSettings}; any number of them share the work. */
public final class MonitorApplication {
    private MonitorApplication() {}

    /** Works until the process is asked to end. */
    public static void main(String[] args) {
        ComponentProcess.run(MonitorSettings.CATALOG, MonitorProcess::start);
    }
}
