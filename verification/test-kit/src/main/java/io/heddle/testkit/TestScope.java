// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.TopicName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Names for one test on the {@link SharedBroker} that no other test of the JVM uses. Immutable.
 *
 * @param bootstrapServers the bootstrap servers of the shared broker
 * @param number the number of the test, which is part of every name
 */
public record TestScope(String bootstrapServers, int number) {
    /** A domain of this test, such as {@code test12}. */
    public DomainName domain() {
        return new DomainName("test" + number);
    }

    /** A product in {@link #domain()}. */
    public ProductId product(String name) {
        return ProductId.parse(domain().value() + "." + name);
    }

    /** A topic that belongs to no product. */
    public TopicName topic(String name) {
        return new TopicName(domain().value() + "." + name);
    }

    /** A transactional id, group or client id of this test. */
    public String id(String name) {
        return domain().value() + "-" + name;
    }

    /** Properties of any Kafka client. */
    public Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    /**
     * Creates a topic with the broker's defaults.
     *
     * @throws ExecutionException if the topic exists or the name is invalid
     */
    public void createTopic(TopicName topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(topic.value(), Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
        }
    }
}
