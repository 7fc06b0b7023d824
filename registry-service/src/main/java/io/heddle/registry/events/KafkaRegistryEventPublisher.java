// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events;

import io.heddle.contract.Contract;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.log.RegistryLog;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Events on {@code mesh.events}. Thread-safe. */
@Singleton
final class KafkaRegistryEventPublisher implements RegistryEventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRegistryEventPublisher.class);

    private static final ProductId EVENTS = ProductId.parse(MeshTopics.EVENTS.value());

    private final RegistryConfig config;
    private final RegistryLog log;
    private final Clock clock;
    private @Nullable KafkaProducer<String, byte[]> producer;

    KafkaRegistryEventPublisher(RegistryConfig config, RegistryLog log, Clock clock) {
        this.config = config;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void domainRegistered(DomainEntry domain) {
        send(RegistryEventRecord.of("domain.registered", Optional.empty(), domain.name().value(),
                "Domain " + domain.name() + " registered, owner " + domain.owner(),
                Map.of("owner", domain.owner(), "kind", domain.kind().word())));
    }

    @Override
    public void domainChanged(DomainEntry domain, String changes) {
        send(RegistryEventRecord.of("domain.changed", Optional.empty(), domain.name().value(),
                "Domain " + domain.name() + " changed: " + changes, Map.of("owner", domain.owner())));
    }

    @Override
    public void contractApplied(Contract contract) {
        send(RegistryEventRecord.of("contract.applied", Optional.of(contract.id()), contract.version().toString(),
                "Contract " + contract.ref() + " applied", Map.of("status", contract.status().word())));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(RegistryEventRecord event) {
        try {
            Optional<ContractEntry> contract = log.view().current(EVENTS);
            if (contract.isEmpty()) {
                // While the mesh makes its own products there is nowhere to tell it.
                return;
            }
            byte[] value = event.encode(contract.get(), clock.instant());
            producer().send(new ProducerRecord<>(MeshTopics.EVENTS.value(), event.key(), value),
                    (metadata, failure) -> {
                        if (failure != null) {
                            LOG.warn("Event {} on {} is lost: {}", event.type(), event.subject(),
                                    failure.getClass().getName());
                        }
                    });
        } catch (KafkaException e) {
            LOG.warn("Event {} on {} is lost: {}", event.type(), event.subject(), e.getClass().getName());
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> properties = new HashMap<>(config.kafka());
            properties.put(ProducerConfig.CLIENT_ID_CONFIG, "heddle-registry-events");
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
            properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
            producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
