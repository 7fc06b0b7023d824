// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.Contract;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.log.DomainEntry;
import io.heddle.log.event.QueuedEventPublisher;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.log.RegistryLog;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Publishes events to {@code mesh.events}. Thread-safe. */
@Singleton
final class KafkaRegistryEventPublisher implements RegistryEventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRegistryEventPublisher.class);

    private static final ProductId EVENTS = ProductId.parse(MeshTopics.EVENTS.value());

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final RegistryConfig config;
    private final RegistryLog log;
    private final Clock clock;
    private @Nullable QueuedEventPublisher publisher;

    KafkaRegistryEventPublisher(RegistryConfig config, RegistryLog log, Clock clock) {
        this.config = config;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void domainRegistered(DomainEntry domain) {
        publish(event("domain.registered", Optional.empty(), domain.name().value(),
                "Domain " + domain.name() + " registered, owner " + domain.owner(),
                Map.of("owner", domain.owner(), "kind", domain.kind().word())));
    }

    @Override
    public void domainChanged(DomainEntry domain, String changes) {
        publish(event("domain.changed", Optional.empty(), domain.name().value(),
                "Domain " + domain.name() + " changed: " + changes, Map.of("owner", domain.owner())));
    }

    @Override
    public void contractApplied(Contract contract) {
        publish(event("contract.applied", Optional.of(contract.id()), contract.version().toString(),
                "Contract " + contract.ref() + " applied", Map.of("status", contract.status().word())));
    }

    private MeshEvent event(
            String type, Optional<ProductId> product, String subject, String message, Map<String, String> attributes) {
        return new MeshEvent(UUID.randomUUID(), type, product, subject, message, attributes, clock.instant());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback handles the result
    private void publish(MeshEvent event) {
        if (log.view().current(EVENTS).isEmpty()) {
            // The topic does not exist yet while the mesh's own products are being published.
            return;
        }
        publisher().publish(event).whenComplete((done, failure) -> {
            if (failure != null && repeatedMessages.isDue(event.type(), failure.getClass())) {
                LOG.warn("Event {} on {} is lost: {}", event.type(), event.subject(), failure.getClass().getName());
            }
        });
    }

    private synchronized QueuedEventPublisher publisher() {
        if (publisher == null) {
            publisher = QueuedEventPublisher.start("registry", config.kafka(), () -> Optional.of(log.view()));
        }
        return publisher;
    }

    @PreDestroy
    synchronized void close() {
        if (publisher != null) {
            publisher.close();
        }
    }
}
