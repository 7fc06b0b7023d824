// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TimestampLimits;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

class AdmissionControlTest {
    private static final TopicPartition AT = new TopicPartition(CustomerProductFixture.INGEST, 0);
    private static final TopicPartition OTHER = new TopicPartition(CustomerProductFixture.INGEST, 1);
    private static final byte[] GOOD = CustomerProductFixture.value(1, "a@b.c", 1);
    private static final byte[] FOREIGN = {0, 0, 0, 0, 99, 2};

    private final Topics topics = new Topics();
    private final MetricsSchema metrics = new MetricsSchema();
    private final List<Runnable> later = new ArrayList<>();
    private final WriterSchemaResolver schemas = new WriterSchemaResolver(
            id -> id == CustomerProductFixture.VALUE_ID
                    ? new SchemaLookup.Answer.Found(CustomerProductFixture.SCHEMA)
                    : new SchemaLookup.Answer.Unknown(),
            new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private final PlanRegistry plans =
            new PlanRegistry(new PlanCompiler(new ReferenceEngine(), Duration.ofMinutes(1)), schemas,
                    new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()), later::add);
    private final List<IngestRecord> decided = new ArrayList<>();
    private @Nullable RuntimeException judging;
    private final RetryProbe retryProbe = new RetryProbe(this::tryDecide, later::add, System::nanoTime);
    private final AdmissionControl admission =
            new AdmissionControl(new RecordReadiness(plans, topics, metrics, retryProbe), Clock.systemUTC());
    private final Flow flow = new Flow();

    /** A fake of the consumer operations that admission uses. */
    private static final class Flow implements AdmissionControl.PartitionFlow {
        private final Set<TopicPartition> paused = new HashSet<>();
        private final Map<TopicPartition, Long> position = new HashMap<>();
        private Set<TopicPartition> assigned = Set.of(AT, OTHER);

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
    private static final class Topics implements TopicDirectory {
        private final Map<String, TopicFacts> known = new ConcurrentHashMap<>();
        private final Set<String> requested = new HashSet<>();
        private final Set<String> refreshed = new HashSet<>();

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

    private void everythingIsThere() {
        var view = CustomerProductFixture.view(CustomerProductFixture.standard().entry());
        plans.follow(view);
        metrics.follow(view);
        runLater();
        topics.create(2, "mesh.metrics", CustomerProductFixture.OUTPUT, CustomerProductFixture.FULL,
                CustomerProductFixture.QUARANTINE);
    }

    private void tryDecide(IngestRecord record) {
        decided.add(record);
        if (judging != null) {
            throw judging;
        }
    }

    private void runLater() {
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    private ConsumerRecords<byte[], byte[]> poll(TopicPartition topicPartition, long offset, byte[]... values) {
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

    private String missing() {
        assertThat(admission.holds()).hasSize(1);
        return MissingText.of(admission.holds().iterator().next().missing());
    }

    @Test
    void shouldAdmitRecordsWhenNothingIsMissing() {
        everythingIsThere();

        assertThat(poll(AT, 5, GOOD, GOOD).count()).isEqualTo(2);
        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).isEmpty();
    }

    @Test
    void shouldAdmitTheRecordsBeforeTheWaitingOne() {
        everythingIsThere();

        ConsumerRecords<byte[], byte[]> admitted = poll(AT, 5, GOOD, GOOD, FOREIGN, GOOD);

        assertThat(admitted.records(AT)).extracting(ConsumerRecord::offset).containsExactly(5L, 6L);
        assertThat(admitted.nextOffsets().get(AT)).isEqualTo(new OffsetAndMetadata(7, java.util.Optional.empty(), ""));
        assertThat(flow.paused).containsExactly(AT);
        assertThat(flow.position).containsEntry(AT, 7L);
        assertThat(missing()).contains("schema 99");
        assertThat(poll(OTHER, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldResumeWhenTheMissingPartIsAvailable() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);
        admission.resumeReady(flow);
        assertThat(flow.paused).containsExactly(AT);

        runLater();
        admission.resumeReady(flow);

        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).isEmpty();
        assertThat(poll(AT, 5, FOREIGN).count()).isEqualTo(1);
    }

    @Test
    void shouldRequestAllSchemasOfABatchWhenItsFirstRecordWaits() {
        everythingIsThere();
        poll(AT, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}, new byte[] {0, 0, 0, 0, 97, 2});
        assertThat(later).hasSize(3);

        runLater();
        admission.resumeReady(flow);
        assertThat(poll(AT, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}).count()).isEqualTo(3);
    }

    @Test
    void shouldHoldAnUndecidedRecordUntilItCanBeDecided() {
        everythingIsThere();
        retryProbe.recordFailure(
                new IngestRecord(AT.topic(), AT.partition(), 6, 0, CustomerProductFixture.key(1), GOOD,
                        new RecordHeaders()),
                new IllegalStateException());
        judging = new IllegalStateException();
        assertThat(poll(AT, 5, GOOD, GOOD, GOOD).count()).isEqualTo(1);
        assertThat(missing()).contains("the engine fails on this record (IllegalStateException)");
        assertThat(poll(OTHER, 5, GOOD).count()).isEqualTo(1);

        judging = null;
        runLater();
        admission.resumeReady(flow);
        assertThat(admission.holds()).isEmpty();
        assertThat(decided).extracting(IngestRecord::offset).containsExactly(6L);
        assertThat(poll(AT, 6, GOOD, GOOD).count()).isEqualTo(2);
    }

    @Test
    void shouldQueryAgainWhenAnUnknownIdHasExpired() {
        PlanRegistry forgetful = new PlanRegistry(
                new PlanCompiler(new ReferenceEngine(), Duration.ZERO), schemas,
                new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()), Runnable::run);
        forgetful.follow(CustomerProductFixture.view(CustomerProductFixture.standard().entry()));
        everythingIsThere();
        RecordReadiness readiness = new RecordReadiness(forgetful, topics, metrics, retryProbe);
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(AT.topic(), AT.partition(), 5, CustomerProductFixture.key(1), FOREIGN);

        assertThat(text(readiness.checkRecords(record.topic()).missingFor(record, 0))).startsWith("schema 99");
        assertThat(PlanIncompleteException.requirePresent(forgetful.current(AT.topic())).writer(RecordPart.VALUE, 99))
                .isInstanceOf(WriterDecision.Refused.class);
        assertThat(text(readiness.checkRecords(record.topic()).missingFor(record, 0))).as("not believed any more")
                .startsWith("schema 99");
    }

    @Test
    void shouldWaitForEachMissingPartInTurnWhenAProductIsNew() {
        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).isEqualTo("a contract for the topic in mesh.registry");

        var view = CustomerProductFixture.view(CustomerProductFixture.standard().entry());
        plans.follow(view);
        runLater();
        admission.resumeReady(flow);
        assertThat(missing()).isEqualTo("the contract of mesh.metrics in mesh.registry");

        metrics.follow(view);
        admission.resumeReady(flow);
        assertThat(missing()).startsWith("topic mesh.metrics, which does not exist");

        topics.create(1, "mesh.metrics", CustomerProductFixture.OUTPUT, CustomerProductFixture.FULL);
        admission.resumeReady(flow);
        assertThat(missing()).startsWith("topic " + CustomerProductFixture.QUARANTINE + ", which");
        assertThat(topics.requested).contains("mesh.metrics", CustomerProductFixture.QUARANTINE);

        topics.create(1, CustomerProductFixture.QUARANTINE);
        admission.resumeReady(flow);
        assertThat(admission.holds()).isEmpty();
    }

    @Test
    void shouldWaitWhenAnOutputHasFewerPartitionsThanIngest() {
        everythingIsThere();
        topics.create(1, CustomerProductFixture.FULL);

        assertThat(poll(OTHER, 0, GOOD).isEmpty()).isTrue();

        assertThat(missing())
                .isEqualTo("partition 1 of topic " + CustomerProductFixture.FULL
                        + "; give it as many partitions as ingest has");
        assertThat(topics.refreshed).contains(CustomerProductFixture.FULL);
        assertThat(poll(AT, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldWaitWhenAnOutputIsDeleted() {
        everythingIsThere();
        topics.known.remove(CustomerProductFixture.OUTPUT);

        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).startsWith("topic " + CustomerProductFixture.OUTPUT + ", which");
    }

    @Test
    void shouldWaitWhenWritingATargetOrReadingIngestIsNotAllowed() {
        everythingIsThere();
        topics.known.put(CustomerProductFixture.FULL,
                new TopicDirectory.TopicFacts(2, 1_000_000).withRights(new TopicDirectory.TopicRights(true, false)));
        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing())
                .isEqualTo("permission to WRITE to topic " + CustomerProductFixture.FULL + "; grant it to this gate");
        topics.create(2, CustomerProductFixture.FULL);
        admission.resumeReady(flow);

        admission.onReadRefused(Set.of(AT.topic()), flow);
        assertThat(flow.paused).containsExactlyInAnyOrder(AT, OTHER);
        assertThat(admission.holds()).hasSize(2)
                .allSatisfy(heldPartition -> assertThat(MissingText.of(heldPartition.missing()))
                        .isEqualTo("permission to READ topic " + CustomerProductFixture.INGEST
                                + "; grant it to this gate"));
        topics.create(2, CustomerProductFixture.INGEST);
        admission.resumeReady(flow);
        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).isEmpty();
    }

    @Test
    void shouldWaitUntilEveryTargetAcceptsTheTimestamp() {
        everythingIsThere();
        long day = Duration.ofDays(1).toMillis();
        TopicDirectory.TopicFacts narrow = new TopicDirectory.TopicFacts(2, 1_000_000,
                new TimestampLimits(day, 3_600_000), TopicDirectory.TopicRights.ALL);
        topics.known.put(CustomerProductFixture.QUARANTINE, narrow);
        RecordHeaders none = new RecordHeaders();

        assertThat(missingFor(record(NOW, none))).isNull();
        assertThat(missingFor(record(NOW - day + 10_000, none))).isNull();
        assertThat(missingFor(record(NOW + 3_500_000, none))).isNull();
        assertThat(missingFor(record(-1, none))).as("gets the time of its judging").isNull();
        assertThat(missingFor(record(NOW - day, none))).contains("86400 s in the past",
                "message.timestamp.before.max.ms");
        assertThat(missingFor(record(NOW + 3_600_000, none))).contains("3600 s in the future",
                "message.timestamp.after.max.ms");
        assertThat(missingFor(record(Long.MAX_VALUE, none))).contains("message.timestamp.after.max.ms");
        assertThat(topics.refreshed).contains(CustomerProductFixture.QUARANTINE);
    }

    private static final long NOW = 1_770_000_000_000L;

    private static ConsumerRecord<byte[], byte[]> record(long timestamp, RecordHeaders headers) {
        return new ConsumerRecord<>(
                AT.topic(), AT.partition(), 5, timestamp, org.apache.kafka.common.record.TimestampType.CREATE_TIME, 8,
                GOOD.length, CustomerProductFixture.key(1), GOOD, headers, java.util.Optional.empty());
    }

    private static @Nullable String text(@Nullable Missing missing) {
        return missing == null ? null : MissingText.of(missing);
    }

    private @Nullable String missingFor(ConsumerRecord<byte[], byte[]> record) {
        return text(new RecordReadiness(plans, topics, metrics, retryProbe).checkRecords(record.topic())
                .missingFor(record, NOW));
    }

    @Test
    void shouldKeepAPauseByKafkaStreamsWhenAPartitionIsReleased() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);
        admission.ownerPauses(List.of(AT));
        runLater();

        admission.resumeReady(flow);

        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).containsExactly(AT);
        assertThat(admission.ownerResumes(List.of(AT))).containsExactly(AT);
    }

    @Test
    void shouldNotLetKafkaStreamsResumeAHeldPartition() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);

        assertThat(admission.ownerResumes(List.of(AT, OTHER))).containsExactly(OTHER);
    }

    @Test
    void shouldDropHeldPartitionsThatAreRevoked() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);
        flow.assigned = Set.of(OTHER);

        admission.resumeReady(flow);

        assertThat(admission.holds()).isEmpty();
    }
}
