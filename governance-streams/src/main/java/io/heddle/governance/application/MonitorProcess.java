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

/** A monitor with its view of the mesh and its endpoint. Thread-safe. */
final class MonitorProcess implements AutoCloseable {
    private final MeshLogReader log;
    private final Monitor monitor;
    private final Meters meters;
    private final ComponentEndpoint endpoint;
    private volatile boolean stopping;

    private MonitorProcess(SettingValues values) {
        log = MeshLogReader.start(new MeshLogConfig(CommonSettings.kafka(values)));
        try {
            MonitorConfig config = MonitorSettings.config(values, MeshSource.of(log));
            monitor = Monitor.start(config);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
        meters = new Meters(() -> readiness().isReady(), this::tell);
        try {
            endpoint = ComponentEndpoint.start(values, MonitorSettings.PORT, this::readiness, meters::scrape);
        } catch (RuntimeException e) {
            monitor.close();
            log.close();
            meters.close();
            throw e;
        }
    }

    /** Starts everything and returns; readiness tells how far it is. */
    static MonitorProcess start(SettingValues values) {
        return new MonitorProcess(values);
    }

    URI uri() {
        return endpoint.uri();
    }

    private Readiness readiness() {
        return stopping ? Readiness.stopping() : Readiness.of(monitor.health());
    }

    private void tell(Meters.Scrape scrape) {
        MonitorMeters.tell(monitor.objectives(), scrape);
    }

    /** Commits what was begun; health is told to the end. */
    @Override
    public void close() {
        stopping = true;
        monitor.close();
        log.close();
        endpoint.close();
        meters.close();
    }
}
