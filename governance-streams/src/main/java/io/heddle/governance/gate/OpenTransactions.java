// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

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
 * Transactions on ingest topics that stay open. Committed records behind one cannot be read, and no consumer says so: its
 * lag ends where the transaction begins. Thread-safe, never blocks.
 */
final class OpenTransactions {
    private final Admin admin;
    private final Clock clock;
    private final Duration patience;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Map<TopicPartition, Open> open = new ConcurrentHashMap<>();

    /** Where a partition's readable part ends, and since when. */
    private record Open(long offset, Instant since) {}

    /** @param patience how long a transaction may be open before it is told */
    OpenTransactions(Admin admin, Clock clock, Duration patience) {
        this.admin = admin;
        this.clock = clock;
        this.patience = patience;
    }

    /** The partitions whose readers wait for a transaction to end. */
    List<GateHealth.Wait> waits() {
        Instant now = clock.instant();
        return open.entrySet().stream()
                .filter(entry -> !entry.getValue().since().plus(patience).isAfter(now))
                .map(entry -> new GateHealth.Wait(
                        entry.getKey().topic(), entry.getKey().partition(), entry.getValue().offset(), entry.getValue().since(),
                        "a transaction of a producer to end, which has been open since this offset; restart that producer, or"
                                + " abort it with kafka-transactions.sh"))
                .toList();
    }

    /** Looks at these partitions, unless the last look still waits for Kafka. */
    void look(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
        open.keySet().retainAll(ends.keySet());
        ListOffsetsResult all = admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
        ListOffsetsResult readable = admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        KafkaFuture<?>[] answers = partitions.stream()
                .flatMap(partition -> List.of(all.partitionResult(partition), readable.partitionResult(partition)).stream())
                .toArray(KafkaFuture[]::new);
        var _ = KafkaFuture.allOf(answers).whenComplete((nothing, failure) -> {
            partitions.forEach(partition -> compare(
                    partition, offset(all.partitionResult(partition)), offset(readable.partitionResult(partition))));
            looking.set(false);
        });
    }

    private void compare(TopicPartition partition, Optional<Long> end, Optional<Long> readable) {
        if (end.isEmpty() || readable.isEmpty()) {
            return;
        }
        if (readable.get() >= end.get()) {
            open.remove(partition);
        } else {
            open.compute(partition, (at, known) -> known != null && known.offset() == readable.get()
                    ? known
                    : new Open(readable.get(), clock.instant()));
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
