// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.admission;

import io.heddle.engine.keys.KeysUnavailableException;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class RetryProbeTest {
    private static final EnforcementPlan KEYED = new EnforcementPlan(
            CustomerProductFixture.standard().contract().topics(),
            Optional.of(CustomerProductFixture.standard().entry()), List.of(), Optional.empty(),
            Map.of(), Map.of());
    private static final EnforcementPlan NO_CONTRACT =
            EnforcementPlan.withoutContract(CustomerProductFixture.standard().contract().topics());

    private final List<Runnable> later = new ArrayList<>();
    private final List<IngestRecord> decided = new ArrayList<>();
    private @Nullable RuntimeException decisionFailure;
    private long nanos;
    private final RetryProbe retryProbe = new RetryProbe(this::tryDecide, later::add, () -> nanos);

    private void tryDecide(IngestRecord record) {
        decided.add(record);
        if (decisionFailure != null) {
            throw decisionFailure;
        }
    }

    private static ConsumerRecord<byte[], byte[]> recordAt(String topic, int partition, long offset) {
        return new ConsumerRecord<>(topic, partition, offset, null, new byte[] {1});
    }

    private static IngestRecord record(String topic, int partition, long offset) {
        return new IngestRecord(topic, partition, offset, 0, null, new byte[] {1}, new RecordHeaders());
    }

    private void runLater() {
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void shouldAdmitEverythingWhenNothingFailed() {
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 0))).isNull();
        assertThat(later).isEmpty();
    }

    @Test
    void shouldHoldAFailedRecordUntilItCanBeDecided() {
        retryProbe.recordFailure(record("a", 0, 7), new IllegalStateException("contains a value"));
        decisionFailure = new IllegalStateException("contains a value");

        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7)))
                .isEqualTo(new Missing.EngineFix("IllegalStateException"));
        runLater();
        decisionFailure = null;
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7))).isNotNull();
        assertThat(later).as("not before the pause is over").isEmpty();
        nanos += TimeUnit.MILLISECONDS.toNanos(200);
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7))).isNotNull();
        runLater();

        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7))).isNull();
        assertThat(decided).extracting(IngestRecord::offset).containsExactly(7L, 7L);
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 8))).isNull();
    }

    @Test
    void shouldHoldOnlyTheRecordThatFailsByADefect() {
        retryProbe.recordFailure(record("a", 0, 7), new IllegalStateException());

        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 6))).isNull();
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 1, 7))).isNull();
        assertThat(retryProbe.missingFor(KEYED, recordAt("b", 0, 7))).isNull();
    }

    @Test
    void shouldProbeOneRecordOfEachKeyedProductWhenKeysFail() {
        retryProbe.recordFailure(record("a", 0, 7), new KeysUnavailableException("the KMS is down"));
        decisionFailure = new KeysUnavailableException("the KMS is down");

        assertThat(retryProbe.missingFor(KEYED, recordAt("b", 0, 3)))
                .isEqualTo(new Missing.Keys("they failed for another product"));
        assertThat(retryProbe.missingFor(KEYED, recordAt("b", 1, 4)))
                .isEqualTo(new Missing.Keys("they failed for another product"));
        assertThat(retryProbe.missingFor(NO_CONTRACT, recordAt("c", 0, 1))).isNull();
        runLater();
        assertThat(retryProbe.missingFor(KEYED, recordAt("b", 0, 3))).isEqualTo(new Missing.Keys("the KMS is down"));

        decisionFailure = null;
        nanos += TimeUnit.SECONDS.toNanos(5);
        retryProbe.missingFor(KEYED, recordAt("b", 0, 3));
        runLater();
        assertThat(retryProbe.missingFor(KEYED, recordAt("b", 0, 3))).isNull();
        assertThat(retryProbe.missingFor(KEYED, recordAt("b", 0, 4))).isNull();
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7))).as("its own record is not proven yet")
                .isNotNull();
    }

    @Test
    void shouldDropTheRecordWhenItIsDeletedFromTheTopic() {
        retryProbe.recordFailure(record("a", 0, 7), new IllegalStateException());

        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 9))).isNull();
        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7))).isNull();
    }

    @Test
    void shouldLeaveARecordWithoutAPlanToAdmission() {
        retryProbe.recordFailure(record("a", 0, 7), new PlanIncompleteException("no plan"));

        assertThat(retryProbe.missingFor(KEYED, recordAt("a", 0, 7))).isNull();
    }
}
