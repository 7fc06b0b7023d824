// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingValues;
import io.heddle.governance.MeshSource;
import io.heddle.governance.gate.Gate;
import io.heddle.governance.gate.GateConfig;
import io.heddle.governance.internal.SideBySide;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A gate with its view of the mesh and its endpoint. Thread-safe. */
final class GateProcess implements AutoCloseable {
    /** The limit of the process as a whole comes first. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(1);

    private final MeshLogReader log;
    private final Gate gate;
    private final GateMeters told;
    private final Meters meters;
    private final ComponentEndpoint endpoint;
    private volatile boolean stopping;

    private GateProcess(SettingValues values) {
        log = MeshLogReader.start(new MeshLogConfig(CommonSettings.kafka(values)));
        try {
            GateConfig config = GateSettings.config(values, MeshSource.of(log));
            gate = Gate.start(config);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
        told = new GateMeters(GateSettings.partitionMetrics(values));
        meters = new Meters(() -> readiness().isReady(), this::tell);
        try {
            endpoint = ComponentEndpoint.start(values, GateSettings.PORT, this::readiness, meters::scrape);
        } catch (RuntimeException e) {
            gate.close();
            log.close();
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

    private Readiness readiness() {
        return stopping ? Readiness.stopping() : Readiness.of(gate.health());
    }

    private void tell(Meters.Scrape scrape) {
        told.tell(gate.counts(), gate.health(), gate.lag(), scrape);
    }

    /** Commits what was begun; health is told to the end. */
    @Override
    public void close() {
        stopping = true;
        // What the gate still asks of the mesh is the view that stays.
        SideBySide.close(List.of(gate, log), CLOSE_TIMEOUT);
        endpoint.close();
        meters.close();
    }
}
