// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import io.heddle.governance.gate.internal.cluster.TimestampLimits;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What a record waits for. */
class RecordReadinessTest {
    private static final TopicPartition PARTITION = AdmissionFixture.PARTITION;
    private static final TopicPartition OTHER = AdmissionFixture.OTHER;
    private static final byte[] GOOD = AdmissionFixture.GOOD;
    private static final byte[] FOREIGN = AdmissionFixture.FOREIGN;
    private static final long NOW = 1_770_000_000_000L;

    private final AdmissionFixture fixture = new AdmissionFixture();

    @Test
    void shouldQueryAgainWhenAnUnknownIdHasExpired() {
        PlanRegistry expiringPlans = new PlanRegistry(
                new PlanCompiler(new ReferenceEngine(), Duration.ZERO), fixture.schemas,
                new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()), Runnable::run);
        expiringPlans.follow(CustomerProductFixture.view(CustomerProductFixture.standard().entry()));
        fixture.provideAllDependencies();
        RecordReadiness readiness =
                new RecordReadiness(expiringPlans, fixture.topics, fixture.metrics, fixture.retryProbe);
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 5, CustomerProductFixture.key(1),
                        FOREIGN);

        assertThat(text(readiness.checkRecords(record.topic()).missingFor(record, 0))).startsWith("schema 99");
        assertThat(PlanIncompleteException.requirePresent(expiringPlans.current(PARTITION.topic()))
                .writer(RecordPart.VALUE, 99))
                .isInstanceOf(WriterDecision.Refused.class);
        assertThat(text(readiness.checkRecords(record.topic()).missingFor(record, 0))).as("not believed any more")
                .startsWith("schema 99");
    }

    @Test
    void shouldWaitForEachMissingPartInTurnWhenAProductIsNew() {
        assertThat(fixture.poll(PARTITION, 0, GOOD).isEmpty()).isTrue();
        assertThat(fixture.missing()).isEqualTo("a contract for the topic in mesh.registry");

        var view = CustomerProductFixture.view(CustomerProductFixture.standard().entry());
        fixture.plans.follow(view);
        fixture.runLater();
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.missing()).isEqualTo("the contract of mesh.metrics in mesh.registry");

        fixture.metrics.follow(view);
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.missing()).startsWith("topic mesh.metrics, which does not exist");

        fixture.topics.create(1, "mesh.metrics", CustomerProductFixture.OUTPUT, CustomerProductFixture.FULL);
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.missing()).startsWith("topic " + CustomerProductFixture.QUARANTINE + ", which");
        assertThat(fixture.topics.requested).contains("mesh.metrics", CustomerProductFixture.QUARANTINE);

        fixture.topics.create(1, CustomerProductFixture.QUARANTINE);
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.admission.holds()).isEmpty();
    }

    @Test
    void shouldWaitWhenAnOutputHasFewerPartitionsThanIngest() {
        fixture.provideAllDependencies();
        fixture.topics.create(1, CustomerProductFixture.FULL);

        assertThat(fixture.poll(OTHER, 0, GOOD).isEmpty()).isTrue();

        assertThat(fixture.missing())
                .isEqualTo("partition 1 of topic " + CustomerProductFixture.FULL
                        + "; give it as many partitions as ingest has");
        assertThat(fixture.topics.refreshed).contains(CustomerProductFixture.FULL);
        assertThat(fixture.poll(PARTITION, 0, GOOD).count()).isEqualTo(1);
    }

    @Test
    void shouldWaitWhenAnOutputIsDeleted() {
        fixture.provideAllDependencies();
        fixture.topics.known.remove(CustomerProductFixture.OUTPUT);

        assertThat(fixture.poll(PARTITION, 0, GOOD).isEmpty()).isTrue();
        assertThat(fixture.missing()).startsWith("topic " + CustomerProductFixture.OUTPUT + ", which");
    }

    @Test
    void shouldWaitWhenWritingATargetOrReadingIngestIsNotAllowed() {
        fixture.provideAllDependencies();
        fixture.topics.known.put(CustomerProductFixture.FULL,
                new TopicDirectory.TopicFacts(2, 1_000_000).withRights(new TopicDirectory.TopicRights(true, false)));
        assertThat(fixture.poll(PARTITION, 0, GOOD).isEmpty()).isTrue();
        assertThat(fixture.missing())
                .isEqualTo("permission to WRITE to topic " + CustomerProductFixture.FULL + "; grant it to this gate");
        fixture.topics.create(2, CustomerProductFixture.FULL);
        fixture.admission.resumeReady(fixture.flow);

        fixture.admission.onReadRefused(Set.of(PARTITION.topic()), fixture.flow);
        assertThat(fixture.flow.paused).containsExactlyInAnyOrder(PARTITION, OTHER);
        assertThat(fixture.admission.holds()).hasSize(2)
                .allSatisfy(heldPartition -> assertThat(MissingText.of(heldPartition.missing()))
                        .isEqualTo("permission to READ topic " + CustomerProductFixture.INGEST
                                + "; grant it to this gate"));
        fixture.topics.create(2, CustomerProductFixture.INGEST);
        fixture.admission.resumeReady(fixture.flow);
        assertThat(fixture.admission.holds()).isEmpty();
        assertThat(fixture.flow.paused).isEmpty();
    }

    @Test
    void shouldWaitUntilEveryTargetAcceptsTheTimestamp() {
        fixture.provideAllDependencies();
        long day = Duration.ofDays(1).toMillis();
        TopicDirectory.TopicFacts narrow = new TopicDirectory.TopicFacts(2, 1_000_000,
                new TimestampLimits(day, 3_600_000), TopicDirectory.TopicRights.ALL);
        fixture.topics.known.put(CustomerProductFixture.QUARANTINE, narrow);
        RecordHeaders none = new RecordHeaders();

        assertThat(missingFor(record(NOW, none))).isNull();
        assertThat(missingFor(record(NOW - day + 10_000, none))).isNull();
        assertThat(missingFor(record(NOW + 3_500_000, none))).isNull();
        assertThat(missingFor(record(-1, none))).as("gets the time of its decisionFailure").isNull();
        assertThat(missingFor(record(NOW - day, none))).contains("86400 s in the past",
                "message.timestamp.before.max.ms");
        assertThat(missingFor(record(NOW + 3_600_000, none))).contains("3600 s in the future",
                "message.timestamp.after.max.ms");
        assertThat(missingFor(record(Long.MAX_VALUE, none))).contains("message.timestamp.after.max.ms");
        assertThat(fixture.topics.refreshed).contains(CustomerProductFixture.QUARANTINE);
    }

    private static ConsumerRecord<byte[], byte[]> record(long timestamp, RecordHeaders headers) {
        return new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), 5, timestamp, TimestampType.CREATE_TIME, 8,
                GOOD.length, CustomerProductFixture.key(1), GOOD, headers, Optional.empty());
    }

    private static @Nullable String text(@Nullable Missing missing) {
        return missing == null ? null : MissingText.of(missing);
    }

    private @Nullable String missingFor(ConsumerRecord<byte[], byte[]> record) {
        RecordReadiness readiness =
                new RecordReadiness(fixture.plans, fixture.topics, fixture.metrics, fixture.retryProbe);
        return text(readiness.checkRecords(record.topic()).missingFor(record, NOW));
    }
}
