// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

/** The names of the nodes and the store of the monitor's topology. They are part of the golden file. */
final class MonitorNodes {
    static final String METRICS = "metrics";
    static final String EVALUATE = "evaluate";
    static final String STORE = "products";
    static final String SLA = "sla";
    static final String EVENTS = "events";

    private MonitorNodes() {}
}
