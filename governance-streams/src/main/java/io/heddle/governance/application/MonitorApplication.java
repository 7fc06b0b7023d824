// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.process.ComponentProcess;

/** Runs a monitor as a stand-alone process, configured by {@link MonitorSettings}. Several monitors share the work. */
public final class MonitorApplication {
    private MonitorApplication() {}

    /** Runs until the process is asked to terminate. */
    public static void main(String[] args) {
        ComponentProcess.run(MonitorSettings.CATALOG, MonitorProcess::start);
    }
}
