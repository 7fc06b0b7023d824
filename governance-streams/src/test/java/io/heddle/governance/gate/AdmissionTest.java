// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.schemas.SchemaViolations;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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
            id -> new SchemaLookup.Answer.Unknown(),
            new WriterSchemas.Retry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));
    private final Plans plans =
            new Plans(new PlanMaker(new ReferenceEngine(), Duration.ofMinutes(1)), schemas,
                    new SchemaViolations(new RecordedEvents(), Clock.systemUTC()), later::add);
    private final Admission admission =
            new Admission(new Readiness(plans, topics, metrics), Clock.systemUTC());
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
        public void seek(TopicPartition partition, OffsetAndMetadata to) {
            position.put(partition, to.offset());
        }
    }

    /** A cluster, as far as admission sees one. */
    private static final class Topics implements TopicDirectory {
        private final Map<String, Facts> known = new ConcurrentHashMap<>();
        private final Set<String> wanted = new HashSet<>();

        @Override
        public @Nullable Facts facts(String topic) {
            return known.get(topic);
        }

        @Override
        public void want(Collection<String> more) {
            wanted.addAll(more);
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
        assertThat(missing()).isEqualTo("topic mesh.metrics");

        topics.create(1, "mesh.metrics", Customers.OUTPUT, Customers.FULL);
        admission.release(flow);
        assertThat(missing()).isEqualTo("topic " + Customers.QUARANTINE);
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

        assertThat(missing()).isEqualTo("partition 1 of topic " + Customers.FULL);
        assertThat(poll(AT, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldWaitWhenAnOutputIsDeleted() {
        everythingIsThere();
        topics.known.remove(Customers.OUTPUT);

        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).isEqualTo("topic " + Customers.OUTPUT);
    }

    @Test
    void shouldWaitWhenQuarantineCouldNotTakeTheRecord() {
        everythingIsThere();
        topics.known.put(Customers.QUARANTINE, new TopicDirectory.Facts(2, 300));

        assertThat(poll(AT, 0, GOOD).isEmpty()).isTrue();
        assertThat(missing()).isEqualTo("a larger max.message.bytes of topic " + Customers.QUARANTINE);
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
