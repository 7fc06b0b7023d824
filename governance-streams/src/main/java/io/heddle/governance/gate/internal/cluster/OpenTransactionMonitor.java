// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.Missing;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Detects transactions on ingest topics that stay open. Read-committed consumers cannot read the records behind one,
 * and their lag does not show it because it ends where the transaction begins. Thread-safe; never blocks.
 */
public final class OpenTransactionMonitor {
    private final Admin admin;
    private final Clock clock;
    private final Duration reportAfter;
    private final AtomicBoolean polling = new AtomicBoolean();
    private final Map<TopicPartition, OpenTransaction> openTransactions = new ConcurrentHashMap<>();

    /** The offset where the readable part of a partition ends, and since when. */
    private record OpenTransaction(long offset, Instant since) {}

    /** @param reportAfter how long a transaction may be open before it is reported */
    public OpenTransactionMonitor(Admin admin, Clock clock, Duration reportAfter) {
        this.admin = admin;
        this.clock = clock;
        this.reportAfter = reportAfter;
    }

    /** The partitions whose consumers wait for a transaction to end. */
    public List<GateHealth.Wait> waits() {
        Instant now = clock.instant();
        return openTransactions.entrySet().stream()
                .filter(entry -> !entry.getValue().since().plus(reportAfter).isAfter(now))
                .map(entry -> new GateHealth.Wait(
                        entry.getKey().topic(), entry.getKey().partition(), entry.getValue().offset(),
                        entry.getValue().since(),
                        new Missing.OpenTransaction()))
                .toList();
    }

    /** Checks these partitions unless the previous check still waits for Kafka. */
    public void poll(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty() || !polling.compareAndSet(false, true)) {
            return;
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        openTransactions.keySet().retainAll(ends.keySet());
        ListOffsetsResult all = admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
        ListOffsetsResult readable = admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        KafkaFuture<?>[] answers = partitions.stream()
                .flatMap(partition -> List.of(all.partitionResult(partition), readable.partitionResult(partition))
                        .stream())
                .toArray(KafkaFuture[]::new);
        var _ = KafkaFuture.allOf(answers).whenComplete((nothing, failure) -> {
            partitions.forEach(partition -> update(
                    partition, offset(all.partitionResult(partition)), offset(readable.partitionResult(partition))));
            polling.set(false);
        });
    }

    private void update(TopicPartition partition, Optional<Long> end, Optional<Long> readable) {
        if (end.isEmpty() || readable.isEmpty()) {
            return;
        }
        if (readable.get() >= end.get()) {
            openTransactions.remove(partition);
        } else {
            openTransactions.compute(partition, (key, known) -> known != null && known.offset() == readable.get()
                    ? known
                    : new OpenTransaction(readable.get(), clock.instant()));
        }
    }

    private static Optional<Long> offset(KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> answer) {
        try {
            return answer.isDone() ? Optional.of(answer.get().offset()) : Optional.empty();
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
