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
    private static final TopicPartition AT = AdmissionFixture.AT;
    private static final TopicPartition OTHER = AdmissionFixture.OTHER;
    private static final byte[] GOOD = AdmissionFixture.GOOD;
    private static final byte[] FOREIGN = AdmissionFixture.FOREIGN;

    private final AdmissionFixture fixture = new AdmissionFixture();

    @Test
    void shouldAdmitRecordsWhenNothingIsMissing() {
        fixture.everythingIsThere();

        assertThat(fixture.poll(AT, 5, GOOD, GOOD).count()).isEqualTo(2);
        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).isEmpty();
    }

    @Test
    void shouldAdmitTheRecordsBeforeTheWaitingOne() {
        fixture.everythingIsThere();

        ConsumerRecords<byte[], byte[]> admitted = fixture.poll(AT, 5, GOOD, GOOD, FOREIGN, GOOD);

        assertThat(admitted.records(AT)).extracting(ConsumerRecord::offset).containsExactly(5L, 6L);
        assertThat(admitted.nextOffsets().get(AT)).isEqualTo(new OffsetAndMetadata(7, Optional.empty(), ""));
        assertThat(fixture.flow.paused).containsExactly(AT);
        assertThat(fixture.flow.position).containsEntry(AT, 7L);
        assertThat(fixture.missing()).contains("schema 99");
        assertThat(fixture.poll(OTHER, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldResumeWhenTheMissingPartIsAvailable() {
        fixture.everythingIsThere();
        fixture.poll(AT, 5, FOREIGN);
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.flow.paused).containsExactly(AT);

        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);

        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).isEmpty();
        assertThat(fixture.poll(AT, 5, FOREIGN).count()).isEqualTo(1);
    }

    @Test
    void shouldRequestAllSchemasOfABatchWhenItsFirstRecordWaits() {
        fixture.everythingIsThere();
        fixture.poll(AT, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}, new byte[] {0, 0, 0, 0, 97, 2});
        assertThat(fixture.later).hasSize(3);

        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.poll(AT, 5, FOREIGN, GOOD, new byte[] {0, 0, 0, 0, 98, 2}).count()).isEqualTo(3);
    }

    @Test
    void shouldHoldAnUndecidedRecordUntilItCanBeDecided() {
        fixture.everythingIsThere();
        fixture.retryProbe.recordFailure(
                new IngestRecord(AT.topic(), AT.partition(), 6, 0, CustomerProductFixture.key(1), GOOD,
                        new RecordHeaders()),
                new IllegalStateException());
        fixture.judging = new IllegalStateException();
        assertThat(fixture.poll(AT, 5, GOOD, GOOD, GOOD).count()).isEqualTo(1);
        assertThat(fixture.missing()).contains("the engine fails on this record (IllegalStateException)");
        assertThat(fixture.poll(OTHER, 5, GOOD).count()).isEqualTo(1);

        fixture.judging = null;
        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.decided).extracting(IngestRecord::offset).containsExactly(6L);
        assertThat(fixture.poll(AT, 6, GOOD, GOOD).count()).isEqualTo(2);
    }

    @Test
    void shouldKeepAPauseByKafkaStreamsWhenAPartitionIsReleased() {
        fixture.everythingIsThere();
        fixture.poll(AT, 5, FOREIGN);
        fixture.admission.ownerPauses(List.of(AT));
        fixture.runLater();

        fixture.admission.resumeReady(fixture.flow);

        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).containsExactly(AT);
        assertThat(fixture.admission.ownerResumes(List.of(AT))).containsExactly(AT);
    }

    @Test
    void shouldNotLetKafkaStreamsResumeAHeldPartition() {
        fixture.everythingIsThere();
        fixture.poll(AT, 5, FOREIGN);

        assertThat(fixture.admission.ownerResumes(List.of(AT, OTHER))).containsExactly(OTHER);
    }

    @Test
    void shouldDropHeldPartitionsThatAreRevoked() {
        fixture.everythingIsThere();
        fixture.poll(AT, 5, FOREIGN);
        fixture.flow.assigned = Set.of(OTHER);

        fixture.admission.resumeReady(fixture.flow);

        assertThat(fixture.admission.holds()).isEmpty();
    }
}
