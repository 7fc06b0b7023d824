// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.ReplayMark;
import io.heddle.contract.TruncationMark;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Replays and discards against a real broker. */
class ReplayServiceOnBrokerTest {
    private static final String RUN = "mf3k2x9a.x7q1";
    private static final String LATER = "mf3k2x9b.x7q1";
    private static final ReplayService.Progress ON = records -> true;

    private static long replay(QuarantineConfig config, String run) {
        try (ReplayService replayService = ReplayService.open(config)) {
            return replayService
                    .replay(replayService.select(RejectionFilter.ALL, run, ReplayService.MAX_RECORDS, false), run,
                            ReplayService.MAX_TRANSACTION_RECORDS, ON)
                    .records();
        }
    }

    @Test
    void shouldReplaySelectedRecordsUnchanged() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(2)) {
            product.reject(1, "k", "one", 40);
            product.reject(1, null, "two", 41);

            assertThat(replay(product.config, RUN)).isEqualTo(2);

            List<ConsumerRecord<byte[], byte[]>> ingested = product.ingested();
            assertThat(ingested).hasSize(2);
            ConsumerRecord<byte[], byte[]> one = ingested.get(0);
            assertThat(one.partition()).isEqualTo(1);
            assertThat(one.key()).isEqualTo("k".getBytes(StandardCharsets.UTF_8));
            assertThat(one.value()).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
            assertThat(one.timestamp()).isEqualTo(1_040);
            assertThat(one.headers().toArray()).hasSize(2);
            assertThat(HeaderText.of(one.headers(), "x-note")).contains("of one");
            assertThat(HeaderText.of(one.headers(), "heddle-replay"))
                    .contains("run=" + RUN + ";from=1:0;first=40;attempt=1");
            assertThat(ingested.get(1).key()).isNull();
            assertThat(product.waiting()).isEmpty();
            assertThat(replay(product.config, LATER)).isZero();
        }
    }

    @Test
    void shouldResumeWhereARunWasInterruptedBetweenTransactions() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(2)) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                product.reject(i % 2, "k" + i, "v" + i, i);
                all.add("v" + i);
            }
            try (ReplayService replayService = ReplayService.open(product.config)) {
                ReplaySelection selection =
                        replayService.select(RejectionFilter.ALL, RUN, ReplayService.MAX_RECORDS, false);
                ReplayService.RunResult part = replayService.replay(selection, RUN, 10, records -> false);
                assertThat(part).isEqualTo(new ReplayService.RunResult(10, 0, false));
            }
            assertThat(product.waiting()).hasSize(15).doesNotContainAnyElementsOf(product.replayed());

            assertThat(replay(product.config, RUN)).isEqualTo(15);

            assertThat(product.replayed()).containsExactlyInAnyOrderElementsOf(all);
            try (QuarantineReader quarantine = QuarantineReader.open(product.config)) {
                assertThat(quarantine.replayedBy(RUN)).isEqualTo(Map.of(0, 13L, 1, 12L));
            }
        }
    }

    @Test
    void shouldAbortTheOpenTransactionOfAKilledProcess() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            long offset = product.reject(0, "k", "v", 7);
            KafkaProducer<byte[], byte[]> killed = product.transactional(product.config.transactionalId());
            killed.beginTransaction();
            QuarantinedProductFixture.leaveOpen(killed, new ProducerRecord<>(product.config.ingest(), 0, null,
                    QuarantinedProductFixture.bytes("half done")));
            QuarantinedProductFixture.leaveOpen(killed,
                    new AcknowledgementRecord(AcknowledgementRecord.Outcome.REPLAYED, RUN, OffsetRanges.of(offset))
                            .toRecord(product.config.quarantine(0)));

            assertThat(replay(product.config, LATER)).isEqualTo(1);

            assertThat(product.ingested()).extracting(record -> QuarantinedProductFixture.text(record.value()))
                    .containsExactly("v");
            assertThatThrownBy(killed::commitTransaction).isInstanceOf(KafkaException.class);
            killed.close(Duration.ZERO);
            assertThat(product.ingested()).hasSize(1);
        }
    }

    @Test
    void shouldFenceTheEarlierOfTwoConcurrentRunsWithoutDuplicates() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.reject(0, "k", "v", 7);
            try (ReplayService first = ReplayService.open(product.config)) {
                ReplaySelection stale = first.select(RejectionFilter.ALL, RUN, ReplayService.MAX_RECORDS, false);

                assertThat(replay(product.config, LATER)).isEqualTo(1);

                assertThatThrownBy(() -> first.replay(stale, RUN, ReplayService.MAX_TRANSACTION_RECORDS, ON))
                        .isInstanceOf(ReplayFencedException.class)
                        .hasMessageContaining("another replay or discard of " + product.config.quarantine());
                assertThatThrownBy(() -> first.discard(stale, RUN, ON)).isInstanceOf(RuntimeException.class);
            }
            assertThat(product.replayed()).containsExactly("v");
        }
    }

    @Test
    void shouldWaitForAnOpenTransactionThatMayHideAnAcknowledgement() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.reject(0, "k", "v", 7);
            KafkaProducer<byte[], byte[]> gate = product.transactional("gate-of-" + product.config.quarantine());
            gate.beginTransaction();
            QuarantinedProductFixture.leaveOpen(gate, new ProducerRecord<>(product.config.quarantine(), 0, null,
                    QuarantinedProductFixture.bytes("open")));
            // Its acknowledgement lies behind the open transaction, where a read_committed consumer cannot see it.
            QuarantineConfig shortTimeoutConfig = product.config.withStallTimeout(Duration.ofSeconds(2));
            try (ReplayService replayService = ReplayService.open(product.config)) {
                replayService.replay(
                        new ReplaySelection(Map.of(), 0, 0, ReplaySelection.Unreplayable.NONE,
                                new ReplaySelection.Offsets(Map.of(0, new long[] {0}))),
                        RUN, 10, ON);
            }

            try (ReplayService replayService = ReplayService.open(shortTimeoutConfig)) {
                assertThatThrownBy(
                        () -> replayService.select(RejectionFilter.ALL, LATER, ReplayService.MAX_RECORDS, false))
                        .isInstanceOf(TimeoutException.class)
                        .hasMessageContaining("a transaction on the topic stays open");
                gate.abortTransaction();
                assertThat(replayService.select(RejectionFilter.ALL, LATER, ReplayService.MAX_RECORDS, false).size())
                        .isZero();
            }
            gate.close();
            assertThat(product.replayed()).containsExactly("v");
        }
    }

    @Test
    void shouldReplayARecordOncePerRunAndCountAttemptsAcrossRuns() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.reject(0, "k", "v", 7);
            replay(product.config, RUN);
            product.reject(0, "k", "v", 8, "rule_violated", new ReplayMark(RUN, 0, 0, 7, 1));

            assertThat(replay(product.config, RUN)).isZero();
            assertThat(product.waiting()).containsExactly("v");
            assertThat(replay(product.config, LATER)).isEqualTo(1);

            List<ConsumerRecord<byte[], byte[]>> ingested = product.ingested();
            assertThat(ingested).hasSize(2);
            assertThat(HeaderText.of(ingested.get(1).headers(), "heddle-replay"))
                    .contains("run=" + LATER + ";from=0:3;first=7;attempt=2");
            List<String> returned = new ArrayList<>();
            try (QuarantineReader quarantine = QuarantineReader.open(product.config)) {
                quarantine.readReturned(RUN, (rejection, record) -> returned.add(rejection.position()));
            }
            assertThat(returned).containsExactly("0:3");
        }
    }

    @Test
    void shouldKeepTheOrderOfAKeyWhenAnOlderRecordWasQuarantinedAgainAfterANewerOne() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            product.reject(0, "k", "second", 2);
            product.reject(0, "other", "o", 3);
            product.reject(0, "k", "first", 9, "rule_violated", new ReplayMark(RUN, 0, 1, 1, 1));
            product.reject(0, "k", "third", 10);

            replay(product.config, LATER);

            assertThat(product.replayed()).containsExactly("first", "o", "second", "third");
        }
    }

    @Test
    void shouldReplayOnlyMatchingRecordsUpToTheMaximum() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(2)) {
            product.reject(0, "a", "1", 1, "undecodable", null);
            product.reject(0, "b", "2", 2);
            product.reject(0, "b", "3", 3);
            product.reject(1, "b", "4", 4);
            RejectionFilter keyB = new RejectionFilter(Set.of("rule_violated"), Set.of(), Optional.empty(),
                    Optional.empty(), Set.of(0), Set.of(),
                    Optional.of(key -> QuarantinedProductFixture.text(key).equals("b")));
            try (ReplayService replayService = ReplayService.open(product.config)) {
                ReplaySelection selection = replayService.select(keyB, RUN, 1, false);

                assertThat(selection.byReason()).isEqualTo(Map.of("rule_violated", 1L));
                assertThat(selection.beyondLimit()).isEqualTo(1);
                replayService.replay(selection, RUN, 10, ON);
            }
            assertThat(product.replayed()).containsExactly("2");
            assertThat(product.waiting()).containsExactlyInAnyOrder("1", "3", "4");
        }
    }

    @Test
    void shouldSkipARecordThatTheMarkMakesTooLarge() throws Exception {
        try (QuarantinedProductFixture product =
                new QuarantinedProductFixture(1, Map.of("max.message.bytes", "2000"))) {
            product.reject(0, "k", "small", 1);
            product.reject(0, "k", noise(1_850), 2);
            product.reject(0, "k", "also small", 3);
            try (ReplayService replayService = ReplayService.open(product.config)) {
                ReplaySelection selection =
                        replayService.select(RejectionFilter.ALL, RUN, ReplayService.MAX_RECORDS, false);
                assertThat(replayService.replay(selection, RUN, 10, ON))
                        .isEqualTo(new ReplayService.RunResult(2, 1, true));
            }
            assertThat(product.replayed()).containsExactly("small", "also small");
            assertThat(product.waiting()).containsExactly(noise(1_850));
        }
    }

    /**
     * Each of these could be mistaken for a complete record: a value whose remainder was padding, a record without its
     * key or headers, a record of unknown size.
     */
    @Test
    void shouldReportTruncatedRecordsAndDiscardButNeverReplayThem() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(2)) {
            product.reject(0, "k", "before", 1);
            product.rejectTruncated(0, "k", "cut", 2, "value=9000000;key=1;headers=3");
            product.rejectTruncated(0, null, "no key", 3, "value=6;key=9000000;headers=0");
            product.reject(0, "k", "behind", 4);
            product.rejectTruncated(1, "k", "of no known size", 5, "much");

            assertThat(previewed(product.config).size()).isEqualTo(2);
            ReplaySelection selection;
            try (ReplayService replayService = ReplayService.open(product.config)) {
                selection = replayService.select(RejectionFilter.ALL, RUN, 2, false);
                assertThat(replayService.replay(selection, RUN, 10, ON))
                        .isEqualTo(new ReplayService.RunResult(2, 0, true));
            }

            assertThat(product.replayed()).containsExactly("before", "behind");
            assertThat(selection.beyondLimit()).as("what cannot be replayed uses up no --max").isZero();
            assertThat(selection.byReason()).isEqualTo(Map.of("rule_violated", 2L));
            assertThat(selection.unreplayable().records()).isEqualTo(3);
            assertThat(selection.unreplayable().first()).extracting(RejectedRecord::sourceOffset)
                    .containsExactlyInAnyOrder(2L, 3L, 5L);
            assertThat(selection.unreplayable().first()).extracting(rejection -> rejection.truncated().orElseThrow())
                    .containsExactlyInAnyOrder(
                            new TruncatedRejection(Optional.of(new TruncationMark(9_000_000, 1, 3)), 3, true),
                            new TruncatedRejection(Optional.of(new TruncationMark(6, 9_000_000, 0)), 6, false),
                            new TruncatedRejection(Optional.empty(), 16, true));

            // Every run reports them again, and they do not block any run.
            try (ReplayService replayService = ReplayService.open(product.config)) {
                ReplaySelection again =
                        replayService.select(RejectionFilter.ALL, RUN, ReplayService.MAX_RECORDS, false);
                assertThat(again.size()).isZero();
                assertThat(again.isEmpty()).isFalse();
                assertThat(again.unreplayable().records()).isEqualTo(3);
                ReplaySelection all = replayService.selectToDiscard(RejectionFilter.ALL, ReplayService.MAX_RECORDS);
                assertThatThrownBy(() -> replayService.replay(all, RUN, 10, ON))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("is truncated");
                assertThat(replayService.discard(all, LATER, ON).records()).isEqualTo(3);
            }
            assertThat(product.replayed()).hasSize(2);
            assertThat(product.waiting()).isEmpty();
        }
    }

    private static ReplaySelection previewed(QuarantineConfig config) {
        try (QuarantineReader quarantine = QuarantineReader.open(config)) {
            assertThat(quarantine.previewDiscard(RejectionFilter.ALL, ReplayService.MAX_RECORDS).size()).isEqualTo(5);
            return quarantine.preview(RejectionFilter.ALL, ReplayService.MAX_RECORDS, false);
        }
    }

    @Test
    void shouldNameTheFirstOfManyThatCannotBeReplayed() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(1)) {
            for (int i = 0; i < ReplaySelection.Unreplayable.MAX_LISTED + 5; i++) {
                product.rejectTruncated(0, "k", "cut", i, "value=9000000;key=1;headers=3");
            }
            ReplaySelection.Unreplayable left;
            try (QuarantineReader quarantine = QuarantineReader.open(product.config)) {
                left = quarantine.preview(RejectionFilter.ALL, ReplayService.MAX_RECORDS, true).unreplayable();
            }
            assertThat(left.records()).isEqualTo(25);
            assertThat(left.first()).extracting(RejectedRecord::sourceOffset)
                    .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
        }
    }

    /** Text that hardly compresses. */
    private static String noise(int length) {
        java.util.Random random = new java.util.Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('!' + random.nextInt(94)));
        }
        return text.toString();
    }

    @Test
    void shouldHideDiscardedRecordsAndDeleteUpToTheFirstOpenOne() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(2)) {
            product.reject(0, "a", "1", 1);
            product.reject(0, "b", "2", 2, "undecodable", null);
            product.reject(0, "c", "3", 3);
            product.reject(1, "d", "4", 4);
            RejectionFilter rules = new RejectionFilter(Set.of("rule_violated"), Set.of(), Optional.empty(),
                    Optional.empty(), Set.of(), Set.of(),
                    Optional.empty());
            try (ReplayService replayService = ReplayService.open(product.config)) {
                ReplaySelection selection = replayService.selectToDiscard(rules, ReplayService.MAX_RECORDS);
                assertThat(replayService.discard(selection, RUN, ON))
                        .isEqualTo(new ReplayService.RunResult(3, 0, true));

                assertThat(replayService.purge()).isEqualTo(2);
            }
            assertThat(product.waiting()).containsExactly("2");
            assertThat(product.ingested()).isEmpty();
            assertThat(product.committed(product.config.quarantine()))
                    .extracting(record -> QuarantinedProductFixture.text(record.value()))
                    .containsExactly("2", "3", "0,2");
            assertThat(replay(product.config, LATER)).isEqualTo(1);
        }
    }

    @Test
    void shouldWaitForTheGateButNotForControlRecords() throws Exception {
        try (QuarantinedProductFixture product = new QuarantinedProductFixture(2)) {
            assertThat(GateProgress.isRunning(product.config)).isFalse();
            product.reject(0, "a", "1", 1);
            replay(product.config, RUN);

            assertThat(GateProgress.awaitIngested(product.config, Set.of(0), Duration.ZERO, () -> false)).isFalse();
            assertThat(GateProgress.awaitIngested(product.config, Set.of(1), Duration.ZERO, () -> false)).isTrue();
            // The record is at offset 0, the marker of its transaction at offset 1.
            product.commitOffset(0, 1);
            assertThat(GateProgress.awaitIngested(product.config, Set.of(0), Duration.ZERO, () -> false)).isTrue();
            assertThat(GateProgress.isRunning(product.config)).isFalse();
        }
    }
}
