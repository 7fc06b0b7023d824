// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.TopicName;
import io.heddle.registry.cluster.ClusterAdmin;
import io.heddle.registry.config.RegistryConfig;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Creates, changes and describes topics through Kafka's admin API. Thread-safe. */
@Singleton
final class KafkaTopics {
    private static final int MAX_POLLS = 100;
    private static final long PAUSE_NANOS = 20_000_000;

    private final ClusterAdmin kafka;
    private final RegistryConfig config;

    KafkaTopics(ClusterAdmin kafka, RegistryConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    Map<TopicName, ActualResources.Topic> describe(Collection<TopicName> names) {
        Admin admin = kafka.admin();
        Map<String, KafkaFuture<TopicDescription>> descriptions = admin.describeTopics(
                names.stream().map(TopicName::value).toList()).topicNameValues();
        Map<TopicName, Integer> partitions = new LinkedHashMap<>();
        for (TopicName name : names) {
            kafka.await("describe topic " + name, description(descriptions, name),
                    UnknownTopicOrPartitionException.class)
                    .ifPresent(found -> partitions.put(name, found.partitions().size()));
        }
        Map<TopicName, ActualResources.Topic> topics = new LinkedHashMap<>();
        Map<ConfigResource, KafkaFuture<Config>> configs =
                admin.describeConfigs(partitions.keySet().stream().map(KafkaTopics::resource).toList()).values();
        partitions.forEach((name, count) -> kafka.await("describe topic " + name, config(configs, name),
                UnknownTopicOrPartitionException.class)
                .ifPresent(config -> topics.put(name, new ActualResources.Topic(count, values(config)))));
        return topics;
    }

    /**
     * Returns once the cluster lists the topic, because metadata reaches the brokers only after the creation has
     * succeeded.
     */
    void create(TopicSpec spec, int partitions) {
        NewTopic topic = new NewTopic(spec.name().value(), Optional.of(partitions),
                spec.replicas().or(config::topicReplicas).map(Integer::shortValue)).configs(spec.config());
        kafka.await("create topic " + spec.name(), kafka.admin().createTopics(List.of(topic)).all(),
                TopicExistsException.class);
        for (int attempt = 0; attempt < MAX_POLLS && describe(List.of(spec.name())).isEmpty(); attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    void addPartitions(TopicName topic, int total) {
        kafka.await("add partitions to topic " + topic,
                kafka.admin().createPartitions(Map.of(topic.value(), NewPartitions.increaseTo(total))).all(),
                InvalidPartitionsException.class);
    }

    void configure(TopicName topic, Map<String, String> config) {
        List<AlterConfigOp> changes = config.entrySet().stream()
                .map(entry -> new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()),
                        AlterConfigOp.OpType.SET))
                .toList();
        kafka.await("configure topic " + topic,
                kafka.admin().incrementalAlterConfigs(Map.of(resource(topic), changes)).all());
    }

    private static KafkaFuture<TopicDescription> description(
            Map<String, KafkaFuture<TopicDescription>> descriptions, TopicName name) {
        return Objects.requireNonNull(descriptions.get(name.value()));
    }

    private static KafkaFuture<Config> config(Map<ConfigResource, KafkaFuture<Config>> configs, TopicName name) {
        return Objects.requireNonNull(configs.get(resource(name)));
    }

    private static ConfigResource resource(TopicName topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.value());
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
