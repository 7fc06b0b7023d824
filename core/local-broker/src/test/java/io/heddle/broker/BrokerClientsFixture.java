// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Kafka's own clients with their usual configuration. */
record BrokerClientsFixture(String bootstrapServers) {
    void createTopic(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
        }
    }

    void produceCommitted(String topic, String... values) throws Exception {
        inTransaction(topic, values, KafkaProducer::commitTransaction);
    }

    void produceAborted(String topic, String... values) throws Exception {
        inTransaction(topic, values, KafkaProducer::abortTransaction);
    }

    private void inTransaction(String topic, String[] values, Consumer<KafkaProducer<String, String>> end)
            throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "writer");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
            end.accept(producer);
        }
    }

    /** Uses a consumer group, so that the group coordinator is covered as well. */
    List<String> readCommitted(String topic, int count) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", "group-" + System.nanoTime(),
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
