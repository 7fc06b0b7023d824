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

/** A gate with its view of the mesh and its endpoint. Thread-safe. */
final class GateProcess implements AutoCloseable {
    /** The limit of the process as a whole comes first. */
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

    /** Starts everything and returns; readiness tells how far it is. */
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

    /** Commits what was begun; health is told to the end. */
    @Override
    public void close() {
        stopping = true;
        // What the gate still asks of the mesh is the view that stays.
        ParallelClose.close(List.of(gate, meshReader), CLOSE_TIMEOUT);
        endpoint.close();
        meters.close();
    }
}
