// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.schemas.SchemaViolations;
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

class AdmissionTest {
    private static final TopicPartition AT = new TopicPartition(Customers.INGEST, 0);
    private static final TopicPartition OTHER = new TopicPartition(Customers.INGEST, 1);
    private static final byte[] GOOD = Customers.value(1, "a@b.c", 1);
    private static final byte[] FOREIGN = {0, 0, 0, 0, 99, 2};

    private final Topics topics = new Topics();
    private final MetricsTopic metrics = new MetricsTopic();
    private final List<Runnable> later = new ArrayList<>();
    private final WriterSchemas schemas = new WriterSchemas(
            id -> id == Customers.VALUE_ID
                    ? new SchemaLookup.Answer.Found(Customers.SCHEMA)
                    : new SchemaLookup.Answer.Unknown(),
            new WriterSchemas.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private final Plans plans =
            new Plans(new PlanMaker(new ReferenceEngine(), Duration.ofMinutes(1)), schemas,
                    new SchemaViolations(new RecordedEvents(), Clock.systemUTC()), later::add);
    private final List<Ingest> judged = new ArrayList<>();
    private @Nullable RuntimeException judging;
    private final Trials trials = new Trials(this::judge, later::add, System::nanoTime);
    private final Admission admission =
            new Admission(new Readiness(plans, topics, metrics, trials), Clock.systemUTC());
    private final Flow flow = new Flow();

    /** A consumer, as far as admission sees one. */
    private static final class Flow implements Admission.Flow {
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
        public void seek(TopicPartition partition, OffsetAndMetadata to) {
            position.put(partition, to.offset());
        }
    }

    /** A cluster, as far as admission sees one. */
    private static final class Topics implements TopicDirectory {
        private final Map<String, Facts> known = new ConcurrentHashMap<>();
        private final Set<String> wanted = new HashSet<>();
        private final Set<String> doubted = new HashSet<>();

        @Override
        public @Nullable Facts facts(String topic) {
            return known.get(topic);
        }

        @Override
        public void want(Collection<String> more) {
            wanted.addAll(more);
        }

        @Override
        public void doubt(String topic) {
            doubted.add(topic);
        }

        @Override
        public void refused(Collection<String> topics) {
            topics.forEach(topic -> known.put(topic, new Facts(0, 0).with(Rights.NONE)));
        }

        void create(int partitions, String... names) {
            for (String name : names) {
                known.put(name, new Facts(partitions, 1_000_000));
            }
        }
    }

    private void everythingIsThere() {
        var view = Customers.view(Customers.standard().entry());
        plans.follow(view);
        metrics.follow(view);
        runLater();
        topics.create(2, "mesh.metrics", Customers.OUTPUT, Customers.FULL, Customers.QUARANTINE);
    }

    private void judge(Ingest record) {
        judged.add(record);
        if (judging != null) {
            throw judging;
        }
    }

    private void runLater() {
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    private ConsumerRecords<byte[], byte[]> poll(TopicPartition at, long offset, byte[]... values) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : values) {
            records.add(new ConsumerRecord<>(
                    at.topic(), at.partition(), offset + records.size(), Customers.key(1), value));
        }
        return admission.admit(
                new ConsumerRecords<>(
                        Map.of(at, records), Map.of(at, new OffsetAndMetadata(offset + values.length))),
                flow);
    }

    private String missing() {
        assertThat(admission.holds()).hasSize(1);
        return admission.holds().iterator().next().missing();
    }

    @Test
    void shouldLetRecordsInWhenEverythingIsThere() {
        everythingIsThere();

        assertThat(poll(AT, 5, GOOD, GOOD).count()).isEqualTo(2);
        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).isEmpty();
    }

    @Test
    void shouldLetInWhatComesBeforeTheRecordThatWaits() {
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
    void shouldFlowAgainWhenWhatWasMissingIsThere() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);
        admission.release(flow);
        assertThat(flow.paused).containsExactly(AT);

        runLater();
        admission.release(flow);

        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).isEmpty();
        assertThat(poll(AT, 5, FOREIGN).count()).isEqualTo(1);
    }

    @Test
    void shouldAskForAllSchemasOfABatchAtOnceWhenItsFirstRecordWaits() {
        everythingIsThere();
        poll(AT, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}, new byte[] {0, 0, 0, 0, 97, 2});
        assertThat(later).hasSize(3);

        runLater();
        admission.release(flow);
        assertThat(poll(AT, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}).count()).isEqualTo(3);
    }

    @Test
    void shouldHoldARecordThatCouldNotBeJudgedUntilItCan() {
        everythingIsThere();
        trials.failed(
                new Ingest(AT.topic(), AT.partition(), 6, 0, Customers.key(1), GOOD, new RecordHeaders()),
                new IllegalStateException());
        judging = new IllegalStateException();
        assertThat(poll(AT, 5, GOOD, GOOD, GOOD).count()).isEqualTo(1);
        assertThat(missing()).contains("the engine fails on this record (IllegalStateException)");
        assertThat(poll(OTHER, 5, GOOD).count()).isEqualTo(1);

        judging = null;
        runLater();
        admission.release(flow);
        assertThat(admission.holds()).isEmpty();
        assertThat(judged).extracting(Ingest::offset).containsExactly(6L);
        assertThat(poll(AT, 6, GOOD, GOOD).count()).isEqualTo(2);
    }

    @Test
    void shouldAskAgainWhenAnUnknownIdHasBeenBelievedLongEnough() {
        Plans forgetful = new Plans(
                new PlanMaker(new ReferenceEngine(), Duration.ZERO), schemas,
                new SchemaViolations(new RecordedEvents(), Clock.systemUTC()), Runnable::run);
        forgetful.follow(Customers.view(Customers.standard().entry()));
        everythingIsThere();
        Readiness readiness = new Readiness(forgetful, topics, metrics, trials);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(AT.topic(), AT.partition(), 5, Customers.key(1), FOREIGN);

        assertThat(readiness.lookAt(record.topic()).missingFor(record, 0)).startsWith("schema 99");
        assertThat(NotReadyException.ifNull(forgetful.current(AT.topic())).writer(Plan.Part.VALUE, 99))
                .isInstanceOf(Writer.Refused.class);
        assertThat(readiness.lookAt(record.topic()).missingFor(record, 0)).as("not believed any more").startsWith("schema 99");
    }

    @Test
    void shouldWaitForEachThingInTurnWhenAProductIsNew() {
        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).isEqualTo("a contract for the topic in mesh.registry");

        var view = Customers.view(Customers.standard().entry());
        plans.follow(view);
        runLater();
        admission.release(flow);
        assertThat(missing()).isEqualTo("the contract of mesh.metrics in mesh.registry");

        metrics.follow(view);
        admission.release(flow);
        assertThat(missing()).startsWith("topic mesh.metrics, which is not there");

        topics.create(1, "mesh.metrics", Customers.OUTPUT, Customers.FULL);
        admission.release(flow);
        assertThat(missing()).startsWith("topic " + Customers.QUARANTINE + ", which");
        assertThat(topics.wanted).contains("mesh.metrics", Customers.QUARANTINE);

        topics.create(1, Customers.QUARANTINE);
        admission.release(flow);
        assertThat(admission.holds()).isEmpty();
    }

    @Test
    void shouldWaitWhenAnOutputHasFewerPartitionsThanIngest() {
        everythingIsThere();
        topics.create(1, Customers.FULL);

        assertThat(poll(OTHER, 0, GOOD).isEmpty()).isTrue();

        assertThat(missing())
                .isEqualTo("partition 1 of topic " + Customers.FULL + "; give it as many partitions as ingest has");
        assertThat(topics.doubted).contains(Customers.FULL);
        assertThat(poll(AT, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldWaitWhenAnOutputIsDeleted() {
        everythingIsThere();
        topics.known.remove(Customers.OUTPUT);

        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).startsWith("topic " + Customers.OUTPUT + ", which");
    }

    @Test
    void shouldWaitWhenWritingATargetOrReadingIngestIsNotAllowed() {
        everythingIsThere();
        topics.known.put(Customers.FULL, new TopicDirectory.Facts(2, 1_000_000).with(new TopicDirectory.Rights(true, false)));
        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).isEqualTo("permission to WRITE to topic " + Customers.FULL + "; grant it to this gate");
        topics.create(2, Customers.FULL);
        admission.release(flow);

        admission.refused(Set.of(AT.topic()), flow);
        assertThat(flow.paused).containsExactlyInAnyOrder(AT, OTHER);
        assertThat(admission.holds()).hasSize(2).allSatisfy(hold -> assertThat(hold.missing())
                .isEqualTo("permission to READ topic " + Customers.INGEST + "; grant it to this gate"));
        topics.create(2, Customers.INGEST);
        admission.release(flow);
        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).isEmpty();
    }

    @Test
    void shouldWaitUntilEveryTargetTakesTheTimestamp() {
        everythingIsThere();
        long day = Duration.ofDays(1).toMillis();
        TopicDirectory.Facts narrow = new TopicDirectory.Facts(2, 1_000_000, new TopicTimes(day, 3_600_000), TopicDirectory.Rights.ALL);
        topics.known.put(Customers.QUARANTINE, narrow);
        RecordHeaders none = new RecordHeaders();

        assertThat(missingFor(record(NOW, none))).isNull();
        assertThat(missingFor(record(NOW - day + 10_000, none))).isNull();
        assertThat(missingFor(record(NOW + 3_500_000, none))).isNull();
        assertThat(missingFor(record(-1, none))).as("gets the time of its judging").isNull();
        assertThat(missingFor(record(NOW - day, none))).contains("86400 s in the past", "message.timestamp.before.max.ms");
        assertThat(missingFor(record(NOW + 3_600_000, none))).contains("3600 s in the future", "message.timestamp.after.max.ms");
        assertThat(missingFor(record(Long.MAX_VALUE, none))).contains("message.timestamp.after.max.ms");
        assertThat(topics.doubted).contains(Customers.QUARANTINE);
    }

    private static final long NOW = 1_770_000_000_000L;

    private static ConsumerRecord<byte[], byte[]> record(long timestamp, RecordHeaders headers) {
        return new ConsumerRecord<>(
                AT.topic(), AT.partition(), 5, timestamp, org.apache.kafka.common.record.TimestampType.CREATE_TIME, 8,
                GOOD.length, Customers.key(1), GOOD, headers, java.util.Optional.empty());
    }

    private @Nullable String missingFor(ConsumerRecord<byte[], byte[]> record) {
        return new Readiness(plans, topics, metrics, trials).lookAt(record.topic()).missingFor(record, NOW);
    }

    @Test
    void shouldNotUndoAPauseOfTheOwnerWhenAHoldEnds() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);
        admission.ownerPauses(List.of(AT));
        runLater();

        admission.release(flow);

        assertThat(admission.holds()).isEmpty();
        assertThat(flow.paused).containsExactly(AT);
        assertThat(admission.ownerResumes(List.of(AT))).containsExactly(AT);
    }

    @Test
    void shouldNotLetTheOwnerResumeWhatIsHeld() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);

        assertThat(admission.ownerResumes(List.of(AT, OTHER))).containsExactly(OTHER);
    }

    @Test
    void shouldForgetHoldsWhenThePartitionMovesElsewhere() {
        everythingIsThere();
        poll(AT, 5, FOREIGN);
        flow.assigned = Set.of(OTHER);

        admission.release(flow);

        assertThat(admission.holds()).isEmpty();
    }
}
