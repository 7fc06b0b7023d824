// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

import io.heddle.contract.TopicName;
import io.heddle.log.MeshView;
import io.heddle.registry.cluster.SchemaRegistry;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.log.LogDecision;
import io.heddle.registry.log.RegistryLog;
import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/** The reader of the mesh's topics on the JVM's broker, with topics of its own. */
@ExtendWith(SharedBroker.class)
class MeshTopicReaderOnBrokerTest {
    @Test
    void shouldContinueAfterARecordThatAListenerRejects(TestScope scope) throws Exception {
        TopicName topic = topic(scope);
        Keys fragile = new Keys(topic, key -> {
            if (key.equals("poison")) {
                throw new IllegalStateException("cannot take " + key);
            }
        });
        Keys sound = new Keys(topic, key -> {});

        read(List.of(fragile, sound), topic, "a", "poison", "b");

        assertThat(sound.received).containsExactly("a", "poison", "b");
        assertThat(fragile.received).containsExactly("a", "b");
    }

    @Test
    void shouldRedeliverARecordWhoseDeliveryAnOutageInterrupted(TestScope scope) throws Exception {
        TopicName topic = topic(scope);
        int[] tries = {0};
        Keys unlucky = new Keys(topic, key -> {
            if (key.equals("b") && tries[0]++ == 0) {
                throw new KafkaException("the broker is gone");
            }
        });

        read(List.of(unlucky), topic, "a", "b", "c");

        assertThat(unlucky.received).containsExactly("a", "b", "c");
    }

    private static void read(List<MeshTopicListener> listeners, TopicName topic, String... keys) throws Exception {
        RegistryConfig config =
                RegistryConfig.local(SharedBroker.bootstrapServers(), URI.create("http://127.0.0.1:1"), 0);
        MeshTopicReader reader = new MeshTopicReader(
                config, listeners, new MeshRecordDecoder(new NoLog(), new SchemaRegistry(config)), Clock.systemUTC());
        reader.start();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers()), new StringSerializer(),
                new StringSerializer())) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(topic.value(), key, null)).get();
            }
            String last = keys[keys.length - 1];
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listeners.stream()
                    .allMatch(listener -> ((Keys) listener).received.contains(last)));
        } finally {
            reader.close();
        }
    }

    private static TopicName topic(TestScope scope) throws Exception {
        TopicName topic = scope.topic("mesh-topic");
        scope.createTopic(topic, 1);
        return topic;
    }

    private interface KeyHandler {
        void handle(String key);
    }

    /** Records the keys it has processed. */
    private static final class Keys implements MeshTopicListener {
        private final TopicName topic;
        private final KeyHandler handler;
        private final List<String> received = new CopyOnWriteArrayList<>();

        Keys(TopicName topic, KeyHandler handler) {
            this.topic = topic;
            this.handler = handler;
        }

        @Override
        public TopicName topic() {
            return topic;
        }

        @Override
        public StartPosition startPosition() {
            return new StartPosition.Beginning();
        }

        @Override
        public void onRecord(String key, @Nullable GenericRecord value, Instant heardAt) {
            handler.handle(key);
            received.add(key);
        }
    }

    /** Fails on any access: tombstones need no schema lookup. */
    private static final class NoLog implements RegistryLog {
        @Override
        public MeshView view() {
            throw new AssertionError("looked up");
        }

        @Override
        public MeshView write(Function<MeshView, LogDecision> decide) {
            throw new AssertionError("written");
        }

        @Override
        public Optional<String> waitingFor() {
            return Optional.empty();
        }
    }
}
