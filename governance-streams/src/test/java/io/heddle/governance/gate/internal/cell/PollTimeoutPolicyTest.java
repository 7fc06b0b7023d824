// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.ProductId;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class PollTimeoutPolicyTest {
    private static final TopicPartition PARTITION = new TopicPartition("crm.customers.v1.ingest", 0);

    private final AdmissionControl admission = StreamThreadContextsTest.holdingAll();
    private final StreamThreadContext threadContext = new StreamThreadContext(admission);
    private final PollTimeoutPolicy policy = new PollTimeoutPolicy(threadContext);

    private static ConsumerRecords<byte[], byte[]> records(int count) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(PARTITION.topic(), 0, 5, new byte[0], new byte[0]);
        return new ConsumerRecords<>(Map.of(PARTITION, Collections.nCopies(count, record)), Map.of());
    }

    private void count() {
        var _ = threadContext.transactionCounts().countsOf(ProductId.parse("crm.customers"), PARTITION.topic(), 0);
    }

    @Test
    void shouldWaitLongerWhenNothingDependsOnTheThread() {
        assertThat(policy.choose(CellStreamsConfig.POLL_TIMEOUT)).isEqualTo(PollTimeoutPolicy.IDLE_POLL);
        assertThat(policy.choose(Duration.ZERO)).as("Kafka Streams has other work").isEqualTo(Duration.ZERO);
    }

    @Test
    void shouldWaitAsRequestedWhenCountsAreNotCommitted() {
        count();

        assertThat(policy.choose(CellStreamsConfig.POLL_TIMEOUT)).isEqualTo(CellStreamsConfig.POLL_TIMEOUT);
    }

    @Test
    void shouldWaitAsRequestedWhenAPartitionIsHeld() {
        admission.admit(records(1), new IgnoringPartitionFlow(Set.of(PARTITION)));

        assertThat(policy.choose(CellStreamsConfig.POLL_TIMEOUT)).isEqualTo(CellStreamsConfig.POLL_TIMEOUT);
    }

    @Test
    void shouldWaitAtMostUntilTheNextCommitAndCommitLaterWhenPollsAreFull() {
        AtomicLong now = new AtomicLong();
        AtomicInteger commits = new AtomicInteger();
        CommitPacer pacer = new CommitPacer(Duration.ofMillis(100), now::get);
        threadContext.setPacer(pacer);
        pacer.onTransactionEnded();
        pacer.onTransactionBegun();
        pacer.batchDone(commits::incrementAndGet);
        count();
        now.addAndGet(Duration.ofMillis(50).toNanos());
        assertThat(policy.choose(CellStreamsConfig.POLL_TIMEOUT)).isEqualTo(Duration.ofMillis(10));

        now.addAndGet(Duration.ofMillis(10).toNanos());
        policy.onPolled(records(CellStreamsConfig.MAX_POLL_RECORDS / 2 + 1));
        assertThat(commits).as("the thread lags").hasValue(0);
        assertThat(policy.choose(CellStreamsConfig.POLL_TIMEOUT)).isEqualTo(Duration.ofMillis(40));

        policy.onPolled(records(CellStreamsConfig.MAX_POLL_RECORDS / 2));
        assertThat(commits).hasValue(1);
    }
}
