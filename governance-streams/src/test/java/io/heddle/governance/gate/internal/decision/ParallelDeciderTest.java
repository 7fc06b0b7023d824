// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.record.IngestRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class ParallelDeciderTest {
    private static final EnforcementPlan PLAN =
            EnforcementPlan.withoutContract(new ProductTopics(ProductId.parse("crm.customers"), 1));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROOM = 10_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    /** Records the delivered decisions in order. */
    private static final class RecordingSink implements ParallelDecider.DecisionSink {
        private final List<Long> offsets = new ArrayList<>();
        private final List<Long> failed = new ArrayList<>();

        @Override
        public void accept(IngestRecord record, RecordDecision decision) {
            RecordDecision.Quarantine quarantine = (RecordDecision.Quarantine) decision;
            assertThat(quarantine.original().value()).isSameAs(record.value());
            offsets.add(record.offset());
        }

        @Override
        public void failed(IngestRecord record, Throwable thrown) {
            failed.add(record.offset());
        }
    }

    private static IngestRecord ingest(long offset, int bytes) {
        return new IngestRecord("crm.customers.v1.ingest", 0, offset, 0, null, new byte[bytes], new RecordHeaders());
    }

    private static ParallelDecider decider(Executor executor, int helpers) {
        return new ParallelDecider(() -> RecordDeciderFixture.decider(topic -> ROOM), executor, helpers);
    }

    private static List<Long> offsets(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 129, 1_000, 4_096})
    void shouldDeliverEveryRecordOnceAndInOrder(int count) {
        ParallelDecider parallelDecider = decider(threads, 3);
        for (int round = 0; round < 20; round++) {
            RecordingSink sink = new RecordingSink();
            parallelDecider.decide(PLAN, count, i -> ingest(i, 10), NOW, sink);

            assertThat(sink.offsets).isEqualTo(offsets(count));
            assertThat(sink.failed).isEmpty();
        }
    }

    @Test
    void shouldShareALargeBatchWithHelpers() {
        Set<Thread> deciders = ConcurrentHashMap.newKeySet();
        CountDownLatch helped = new CountDownLatch(1);
        RecordingSink sink = new RecordingSink();

        decider(threads, 3).decide(PLAN, 1_000, i -> {
            deciders.add(Thread.currentThread());
            if (deciders.size() > 1) {
                helped.countDown();
            } else {
                await(helped);
            }
            return ingest(i, 10);
        }, NOW, sink);

        assertThat(deciders.size()).isBetween(2, 4);
        assertThat(sink.offsets).isEqualTo(offsets(1_000));
    }

    @Test
    void shouldDecideAllOnTheCallingThreadWhenHelpersAreBusyOrClosed() {
        for (Executor executor : List.<Executor>of(task -> {}, task -> { throw new RejectedExecutionException(); })) {
            RecordingSink sink = new RecordingSink();
            decider(executor, 3).decide(PLAN, 1_000, i -> ingest(i, 10), NOW, sink);

            assertThat(sink.offsets).isEqualTo(offsets(1_000));
        }
    }

    @Test
    void shouldIgnoreAFinishedBatch() {
        List<Runnable> late = new ArrayList<>();
        Set<Long> decided = ConcurrentHashMap.newKeySet();
        decider(late::add, 3).decide(PLAN, 500, i -> {
            assertThat(decided.add((long) i)).as("decided once").isTrue();
            return ingest(i, 10);
        }, NOW, new RecordingSink());

        assertThat(late).hasSize(3);
        late.forEach(Runnable::run);
        assertThat(decided).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 300, 999})
    void shouldDeliverTheRecordsBeforeAnUndecidableOne(int failing) {
        ParallelDecider parallelDecider = decider(threads, 3);
        for (int round = 0; round < 20; round++) {
            RecordingSink sink = new RecordingSink();
            assertThatThrownBy(
                    () -> parallelDecider.decide(PLAN, 1_000, i -> ingest(i, i >= failing ? 2 * ROOM : 10), NOW, sink))
                    .isInstanceOf(QuarantineTooSmallException.class)
                    .hasMessageStartingWith("max.message.bytes of topic crm.customers.v1.quarantine to be at least 20");

            assertThat(sink.offsets).isEqualTo(offsets(failing));
            assertThat(sink.failed).containsExactly((long) failing);
        }
    }

    @Test
    void shouldRethrowAnErrorOfAHelper() {
        RecordingSink sink = new RecordingSink();
        Thread own = Thread.currentThread();

        CountDownLatch helped = new CountDownLatch(1);
        ParallelDecider decider = new ParallelDecider(() -> RecordDeciderFixture.decider(topic -> {
            if (Thread.currentThread().equals(own)) {
                await(helped);
                return ROOM;
            }
            helped.countDown();
            throw new StackOverflowError("deep");
        }), threads, 3);

        assertThatThrownBy(() -> decider.decide(PLAN, 1_000, i -> ingest(i, 10), NOW, sink))
                .isInstanceOf(StackOverflowError.class);
        assertThat(sink.offsets).isEqualTo(offsets(sink.offsets.size()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
