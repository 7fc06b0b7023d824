// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.log.heartbeat.HeartbeatPublisher;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.log.RegistryLog;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Publishes the registry's status like every other component. Thread-safe. */
@Singleton
public final class RegistryHeartbeat {
    private final RegistryConfig config;
    private final RegistryLog log;
    private final MeshBootstrap bootstrap;
    private @Nullable HeartbeatPublisher heartbeats;

    RegistryHeartbeat(RegistryConfig config, RegistryLog log, MeshBootstrap bootstrap) {
        this.config = config;
        this.log = log;
        this.bootstrap = bootstrap;
    }

    /** Starts publishing. */
    public synchronized void start() {
        heartbeats = HeartbeatPublisher.start("registry", config.kafka(), () -> Optional.of(log.view()), this::status);
    }

    private Status status() {
        Optional<BootstrapWait> wait = log.waitingFor().map(BootstrapWait::meshLog).or(bootstrap::currentWait);
        return Status.of(wait.isPresent() ? State.WAITING : State.RUNNING, wait.map(BootstrapWait::text))
                .withWaitingForCode(wait.flatMap(BootstrapWait::code));
    }

    @PreDestroy
    synchronized void close() {
        if (heartbeats != null) {
            heartbeats.close();
        }
    }
}
