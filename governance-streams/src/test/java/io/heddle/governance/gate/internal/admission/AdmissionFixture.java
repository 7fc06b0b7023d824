// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The admission of one product's ingest topic, with fakes of the consumer and of the cluster's topics. Schemas are
 * looked up, programs compiled and records tried again when a test calls {@link #runLater}.
 */
final class AdmissionFixture {
    static final TopicPartition PARTITION = new TopicPartition(CustomerProductFixture.INGEST, 0);
    static final TopicPartition OTHER = new TopicPartition(CustomerProductFixture.INGEST, 1);
    static final byte[] GOOD = CustomerProductFixture.value(1, "a@b.c", 1);
    static final byte[] FOREIGN = {0, 0, 0, 0, 99, 2};

    final Topics topics = new Topics();
    final MetricsSchema metrics = new MetricsSchema();
    final List<Runnable> later = new ArrayList<>();
    final WriterSchemaResolver schemas = new WriterSchemaResolver(
            id -> id == CustomerProductFixture.VALUE_ID
                    ? new SchemaLookup.Answer.Found(CustomerProductFixture.SCHEMA)
                    : new SchemaLookup.Answer.Unknown(),
            new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    final PlanRegistry plans =
            new PlanRegistry(new PlanCompiler(new ReferenceEngine(), Duration.ofMinutes(1)), schemas,
                    new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()), later::add);
    final List<IngestRecord> decided = new ArrayList<>();
    @Nullable
    RuntimeException decisionFailure;
    final RetryProbe retryProbe = new RetryProbe(this::tryDecide, later::add, System::nanoTime);
    final AdmissionControl admission =
            new AdmissionControl(new RecordReadiness(plans, topics, metrics, retryProbe), Clock.systemUTC());
    final Flow flow = new Flow();

    void provideAllDependencies() {
        var view = CustomerProductFixture.view(CustomerProductFixture.standard().entry());
        plans.follow(view);
        metrics.follow(view);
        runLater();
        topics.create(2, "mesh.metrics", CustomerProductFixture.OUTPUT, CustomerProductFixture.FULL,
                CustomerProductFixture.QUARANTINE);
    }

    void runLater() {
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    ConsumerRecords<byte[], byte[]> poll(TopicPartition topicPartition, long offset, byte[]... values) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : values) {
            records.add(new ConsumerRecord<>(
                    topicPartition.topic(), topicPartition.partition(), offset + records.size(),
                    CustomerProductFixture.key(1), value));
        }
        return admission.admit(
                new ConsumerRecords<>(
                        Map.of(topicPartition, records),
                        Map.of(topicPartition, new OffsetAndMetadata(offset + values.length))),
                flow);
    }

    String missing() {
        assertThat(admission.holds()).hasSize(1);
        return MissingText.of(admission.holds().iterator().next().missing());
    }

    private void tryDecide(IngestRecord record) {
        decided.add(record);
        if (decisionFailure != null) {
            throw decisionFailure;
        }
    }

    /** A fake of the consumer operations that admission uses. */
    static final class Flow implements AdmissionControl.PartitionFlow {
        final Set<TopicPartition> paused = new HashSet<>();
        final Map<TopicPartition, Long> position = new HashMap<>();
        Set<TopicPartition> assigned = Set.of(PARTITION, OTHER);

        @Override
        public Set<TopicPartition> assignment() {
            return assigned;
        }

        @Override
        public void pause(TopicPartition partition) {
            paused.add(partition);
        }

        @Override
        public void resume(TopicPartition partition) {
            paused.remove(partition);
        }

        @Override
        public long offset(TopicPartition partition) {
            return position.getOrDefault(partition, -1L);
        }

        @Override
        public void seek(TopicPartition partition, OffsetAndMetadata target) {
            position.put(partition, target.offset());
        }
    }

    /** A fake of the topic facts that admission uses. */
    static final class Topics implements TopicDirectory {
        final Map<String, TopicFacts> known = new ConcurrentHashMap<>();
        final Set<String> requested = new HashSet<>();
        final Set<String> refreshed = new HashSet<>();

        @Override
        public @Nullable TopicFacts facts(String topic) {
            return known.get(topic);
        }

        @Override
        public void requestFacts(Collection<String> more) {
            requested.addAll(more);
        }

        @Override
        public void refreshSoon(String topic) {
            refreshed.add(topic);
        }

        @Override
        public void markRefused(Collection<String> topics) {
            topics.forEach(topic -> known.put(topic, new TopicFacts(0, 0).withRights(TopicRights.NONE)));
        }

        void create(int partitions, String... names) {
            for (String name : names) {
                known.put(name, new TopicFacts(partitions, 1_000_000));
            }
        }
    }
}
