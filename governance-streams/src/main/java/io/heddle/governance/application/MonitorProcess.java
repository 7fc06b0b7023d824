// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingValues;
import io.heddle.governance.MeshSource;
import io.heddle.governance.monitor.Monitor;
import io.heddle.governance.monitor.MonitorConfig;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;

import java.net.URI;

/** A monitor together with its mesh log reader and HTTP endpoint. Thread-safe. */
final class MonitorProcess implements AutoCloseable {
    private final MeshLogReader meshReader;
    private final Monitor monitor;
    private final PrometheusMeters meters;
    private final ComponentEndpoint endpoint;
    private volatile boolean stopping;

    private MonitorProcess(SettingValues values) {
        meshReader = MeshLogReader.start(new MeshLogConfig(CommonSettings.kafka(values)));
        try {
            MonitorConfig config = MonitorSettings.config(values, MeshSource.of(meshReader));
            monitor = Monitor.start(config);
        } catch (RuntimeException e) {
            meshReader.close();
            throw e;
        }
        meters = new PrometheusMeters(() -> readiness().isReady(), this::reportMeters);
        try {
            endpoint = ComponentEndpoint.start(values, MonitorSettings.PORT, this::readiness, meters::scrape);
        } catch (RuntimeException e) {
            monitor.close();
            meshReader.close();
            meters.close();
            throw e;
        }
    }

    /** Starts all parts and returns at once; readiness reports the progress. */
    static MonitorProcess start(SettingValues values) {
        return new MonitorProcess(values);
    }

    URI uri() {
        return endpoint.uri();
    }

    private GovernanceReadiness readiness() {
        return stopping ? GovernanceReadiness.stopping() : GovernanceReadiness.of(monitor.health());
    }

    private void reportMeters(PrometheusMeters.Scrape scrape) {
        MonitorMeters.report(monitor.objectives(), scrape);
    }

    /** Commits open transactions; the endpoint reports health until the end. */
    @Override
    public void close() {
        stopping = true;
        monitor.close();
        meshReader.close();
        endpoint.close();
        meters.close();
    }
}
