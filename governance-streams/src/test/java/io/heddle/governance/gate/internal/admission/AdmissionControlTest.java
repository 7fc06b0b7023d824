// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.internal.record.IngestRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Partitions that are held and released. */
class AdmissionControlTest {
    private static final TopicPartition PARTITION = AdmissionFixture.PARTITION;
    private static final TopicPartition OTHER = AdmissionFixture.OTHER;
    private static final byte[] GOOD = AdmissionFixture.GOOD;
    private static final byte[] FOREIGN = AdmissionFixture.FOREIGN;

    private final AdmissionFixture fixture = new AdmissionFixture();

    @Test
    void shouldAdmitRecordsWhenNothingIsMissing() {
        fixture.provideAllDependencies();

        assertThat(fixture.poll(PARTITION, 5, GOOD, GOOD).count()).isEqualTo(2);
        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).isEmpty();
    }

    @Test
    void shouldAdmitTheRecordsBeforeTheWaitingOne() {
        fixture.provideAllDependencies();

        ConsumerRecords<byte[], byte[]> admitted = fixture.poll(PARTITION, 5, GOOD, GOOD, FOREIGN, GOOD);

        assertThat(admitted.records(PARTITION)).extracting(ConsumerRecord::offset).containsExactly(5L, 6L);
        assertThat(admitted.nextOffsets().get(PARTITION)).isEqualTo(new OffsetAndMetadata(7, Optional.empty(), ""));
        assertThat(fixture.flow.paused).containsExactly(PARTITION);
        assertThat(fixture.flow.position).containsEntry(PARTITION, 7L);
        assertThat(fixture.missing()).contains("schema 99");
        assertThat(fixture.poll(OTHER, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldResumeWhenTheMissingPartIsAvailable() {
        fixture.provideAllDependencies();
        fixture.poll(PARTITION, 5, FOREIGN);
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.flow.paused).containsExactly(PARTITION);

        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);

        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).isEmpty();
        assertThat(fixture.poll(PARTITION, 5, FOREIGN).count()).isEqualTo(1);
    }

    @Test
    void shouldRequestAllSchemasOfABatchWhenItsFirstRecordWaits() {
        fixture.provideAllDependencies();
        fixture.poll(PARTITION, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}, new byte[] {0, 0, 0, 0, 97, 2});
        assertThat(fixture.later).hasSize(3);

        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.poll(PARTITION, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}).count()).isEqualTo(3);
    }

    @Test
    void shouldHoldAnUndecidedRecordUntilItCanBeDecided() {
        fixture.provideAllDependencies();
        fixture.retryProbe.recordFailure(
                new IngestRecord(PARTITION.topic(), PARTITION.partition(), 6, 0, CustomerProductFixture.key(1), GOOD,
                        new RecordHeaders()),
                new IllegalStateException());
        fixture.decisionFailure = new IllegalStateException();
        assertThat(fixture.poll(PARTITION, 5, GOOD, GOOD, GOOD).count()).isEqualTo(1);
        assertThat(fixture.missing()).contains("the engine fails on this record (IllegalStateException)");
        assertThat(fixture.poll(OTHER, 5, GOOD).count()).isEqualTo(1);

        fixture.decisionFailure = null;
        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.decided).extracting(IngestRecord::offset).containsExactly(6L);
        assertThat(fixture.poll(PARTITION, 6, GOOD, GOOD).count()).isEqualTo(2);
    }

    @Test
    void shouldKeepAPauseByKafkaStreamsWhenAPartitionIsReleased() {
        fixture.provideAllDependencies();
        fixture.poll(PARTITION, 5, FOREIGN);
        fixture.admission.ownerPauses(List.of(PARTITION));
        fixture.runLater();

        fixture.admission.resumeReady(fixture.flow);

        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).containsExactly(PARTITION);
        assertThat(fixture.admission.ownerResumes(List.of(PARTITION))).containsExactly(PARTITION);
    }

    @Test
    void shouldNotLetKafkaStreamsResumeAHeldPartition() {
        fixture.provideAllDependencies();
        fixture.poll(PARTITION, 5, FOREIGN);

        assertThat(fixture.admission.ownerResumes(List.of(PARTITION, OTHER))).containsExactly(OTHER);
    }

    @Test
    void shouldDropHeldPartitionsThatAreRevoked() {
        fixture.provideAllDependencies();
        fixture.poll(PARTITION, 5, FOREIGN);
        fixture.flow.assigned = Set.of(OTHER);

        fixture.admission.resumeReady(fixture.flow);

        assertThat(fixture.admission.holds()).isEmpty();
    }
}
