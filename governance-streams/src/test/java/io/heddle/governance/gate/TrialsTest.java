// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.engine.keys.KeysUnavailableException;
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

class TrialsTest {
    private static final Plan KEYED = new Plan(
            Customers.standard().contract().topics(), Optional.of(Customers.standard().entry()), List.of(), Optional.empty(),
            Map.of(), Map.of());
    private static final Plan NO_CONTRACT = Plan.withoutContract(Customers.standard().contract().topics());

    private final List<Runnable> later = new ArrayList<>();
    private final List<Ingest> judged = new ArrayList<>();
    private @Nullable RuntimeException judging;
    private long nanos;
    private final Trials trials = new Trials(this::judge, later::add, () -> nanos);

    private void judge(Ingest record) {
        judged.add(record);
        if (judging != null) {
            throw judging;
        }
    }

    private static ConsumerRecord<byte[], byte[]> at(String topic, int partition, long offset) {
        return new ConsumerRecord<>(topic, partition, offset, null, new byte[] {1});
    }

    private static Ingest record(String topic, int partition, long offset) {
        return new Ingest(topic, partition, offset, 0, null, new byte[] {1}, new RecordHeaders());
    }

    private void runLater() {
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void shouldLetEverythingInWhenNothingFailed() {
        assertThat(trials.missingFor(KEYED, at("a", 0, 0))).isNull();
        assertThat(later).isEmpty();
    }

    @Test
    void shouldHoldTheRecordThatFailedUntilJudgingItWorks() {
        trials.failed(record("a", 0, 7), new IllegalStateException("tells a value"));
        judging = new IllegalStateException("tells a value");

        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).contains("IllegalStateException").doesNotContain("tells a value");
        runLater();
        judging = null;
        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).isNotNull();
        assertThat(later).as("not before the pause is over").isEmpty();
        nanos += TimeUnit.MILLISECONDS.toNanos(200);
        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).isNotNull();
        runLater();

        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).isNull();
        assertThat(judged).extracting(Ingest::offset).containsExactly(7L, 7L);
        assertThat(trials.missingFor(KEYED, at("a", 0, 8))).isNull();
    }

    @Test
    void shouldHoldNothingElseWhenOneRecordFindsADefect() {
        trials.failed(record("a", 0, 7), new IllegalStateException());

        assertThat(trials.missingFor(KEYED, at("a", 0, 6))).isNull();
        assertThat(trials.missingFor(KEYED, at("a", 1, 7))).isNull();
        assertThat(trials.missingFor(KEYED, at("b", 0, 7))).isNull();
    }

    @Test
    void shouldAskEveryProductThatMasksWithKeysForOneProofWhenKeysFail() {
        trials.failed(record("a", 0, 7), new KeysUnavailableException("the KMS is down"));
        judging = new KeysUnavailableException("the KMS is down");

        assertThat(trials.missingFor(KEYED, at("b", 0, 3))).startsWith("the masking keys");
        assertThat(trials.missingFor(KEYED, at("b", 1, 4))).startsWith("the masking keys");
        assertThat(trials.missingFor(NO_CONTRACT, at("c", 0, 1))).isNull();
        runLater();
        assertThat(trials.missingFor(KEYED, at("b", 0, 3))).isEqualTo("the masking keys: the KMS is down");

        judging = null;
        nanos += TimeUnit.SECONDS.toNanos(5);
        trials.missingFor(KEYED, at("b", 0, 3));
        runLater();
        assertThat(trials.missingFor(KEYED, at("b", 0, 3))).isNull();
        assertThat(trials.missingFor(KEYED, at("b", 0, 4))).isNull();
        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).as("its own record is not proven yet").isNotNull();
    }

    @Test
    void shouldForgetTheRecordWhenItIsGoneFromTheTopic() {
        trials.failed(record("a", 0, 7), new IllegalStateException());

        assertThat(trials.missingFor(KEYED, at("a", 0, 9))).isNull();
        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).isNull();
    }

    @Test
    void shouldLeaveARecordWithoutItsPlanToAdmission() {
        trials.failed(record("a", 0, 7), new NotReadyException("no plan"));

        assertThat(trials.missingFor(KEYED, at("a", 0, 7))).isNull();
    }
}
