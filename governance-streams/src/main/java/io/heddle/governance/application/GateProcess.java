// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingValues;
import io.heddle.governance.MeshSource;
import io.heddle.governance.gate.Gate;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.internal.lifecycle.ParallelClose;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A gate together with its mesh log reader and HTTP endpoint. Thread-safe. */
final class GateProcess implements AutoCloseable {
    /** Longer than the shutdown limit of the whole process, which therefore applies first. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(1);

    private final MeshLogReader meshReader;
    private final Gate gate;
    private final GateMeters gateMeters;
    private final PrometheusMeters meters;
    private final ComponentEndpoint endpoint;
    private volatile boolean stopping;

    private GateProcess(SettingValues values) {
        meshReader = MeshLogReader.start(new MeshLogConfig(CommonSettings.kafka(values)));
        try {
            GateConfig config = GateSettings.config(values, MeshSource.of(meshReader));
            gate = Gate.start(config);
        } catch (RuntimeException e) {
            meshReader.close();
            throw e;
        }
        gateMeters = new GateMeters(GateSettings.partitionMetrics(values));
        meters = new PrometheusMeters(() -> readiness().isReady(), this::reportMeters);
        try {
            endpoint = ComponentEndpoint.start(values, GateSettings.PORT, this::readiness, meters::scrape);
        } catch (RuntimeException e) {
            gate.close();
            meshReader.close();
            meters.close();
            throw e;
        }
    }

    /** Starts all parts and returns at once; readiness reports the progress. */
    static GateProcess start(SettingValues values) {
        return new GateProcess(values);
    }

    URI uri() {
        return endpoint.uri();
    }

    private GovernanceReadiness readiness() {
        return stopping ? GovernanceReadiness.stopping() : GovernanceReadiness.of(gate.health());
    }

    private void reportMeters(PrometheusMeters.Scrape scrape) {
        gateMeters.report(gate.counts(), gate.health(), gate.lag(), scrape);
    }

    /** Commits open transactions; the endpoint reports health until the end. */
    @Override
    public void close() {
        stopping = true;
        // While it closes, the gate only reads the latest view, which remains available.
        ParallelClose.close(List.of(gate, meshReader), CLOSE_TIMEOUT);
        endpoint.close();
        meters.close();
    }
}
