// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.DomainName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeletedRecords;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Deletes from ingest topics what is old and was judged. Brokers would go by the records' own time alone: a backfill of old
 * records that waits for a gate would be gone before it is judged. Not thread-safe.
 */
final class IngestSweep {
    /** How long a record stays on ingest, by its own time, once it is judged. */
    static final Duration RETENTION = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(IngestSweep.class);
    private static final long TIMEOUT_SECONDS = 15;

    private final Admin admin;
    private final TopicIds ids;
    private final Clock clock;
    private final Map<TopicPartition, Judged> judged = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    /** As far as a gate's group had come the last time. */
    private record Judged(Uuid topic, long offset, long deleted) {}

    IngestSweep(Admin admin, TopicIds ids, Clock clock) {
        this.admin = admin;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sweeps until it is interrupted. */
    void run(Duration pause, Supplier<List<TopicPartition>> partitions) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                partitions.get().stream()
                        .collect(Collectors.groupingBy(at -> at.topic().substring(0, at.topic().indexOf('.'))))
                        .forEach((domain, of) -> sweep(CellConfig.applicationId(new DomainName(domain)), of));
            }
        } catch (InterruptedException e) {
            LOG.debug("ingest topics are swept no more: the gate stops");
        }
    }

    /**
     * Deletes what was judged when this was called the last time: who reads ingest once more, such as a publisher that was cut
     * off, has that long at least.
     *
     * @param group of the gates that judge these partitions
     */
    private void sweep(String group, Collection<TopicPartition> partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = await(
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Long> due = new HashMap<>();
            for (TopicPartition partition : partitions) {
                Judged before = judged.get(partition);
                Judged now = judged(partition, committed.get(partition), before);
                if (now == null) {
                    judged.remove(partition);
                } else {
                    judged.put(partition, now);
                    if (before != null && before.topic().equals(now.topic()) && before.offset() > before.deleted()) {
                        due.put(partition, before.offset());
                    }
                }
            }
            delete(due);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("ingest topics are not swept this time: {}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null if that is not known for the topic of today: an offset of an earlier one must not delete anything. */
    private @Nullable Judged judged(TopicPartition partition, @Nullable OffsetAndMetadata committed, @Nullable Judged before) {
        Uuid id = ids.of(partition.topic());
        if (id == null || committed == null || !Origins.isMarked(committed, id)) {
            return null;
        }
        return new Judged(id, committed.offset(), before != null && before.topic().equals(id) ? before.deleted() : 0);
    }

    private void delete(Map<TopicPartition, Long> due) throws InterruptedException, ExecutionException, TimeoutException {
        if (due.isEmpty()) {
            return;
        }
        OffsetSpec kept = OffsetSpec.forTimestamp(clock.instant().minus(RETENTION).toEpochMilli());
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        due.keySet().forEach(partition -> asked.put(partition, kept));
        Map<TopicPartition, ListOffsetsResultInfo> firstKept = await(admin.listOffsets(asked).all());
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        due.forEach((partition, judgedOffset) -> {
            ListOffsetsResultInfo first = firstKept.get(partition);
            // No offset: nothing is that young.
            long end = first == null || first.offset() < 0 ? judgedOffset : Math.min(first.offset(), judgedOffset);
            Judged now = NotReadyException.ifNull(judged.get(partition));
            if (end > now.deleted()) {
                before.put(partition, RecordsToDelete.beforeOffset(end));
            }
        });
        Set<String> refusedNow = new TreeSet<>();
        for (Map.Entry<TopicPartition, KafkaFuture<DeletedRecords>> answer :
                admin.deleteRecords(before).lowWatermarks().entrySet()) {
            TopicPartition partition = answer.getKey();
            try {
                await(answer.getValue());
                long end = NotReadyException.ifNull(before.get(partition)).beforeOffset();
                judged.computeIfPresent(partition, (at, now) -> new Judged(now.topic(), now.offset(), end));
                refused.remove(partition.topic());
                LOG.debug("deleted from {} what is old and was judged", partition);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    refusedNow.add(partition.topic());
                } else {
                    LOG.debug("{} is not swept this time: {}", partition, e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName());
                }
            }
        }
        tell(refusedNow);
    }

    /** Once for each topic, until it could be swept again. */
    private void tell(Set<String> refusedNow) {
        refusedNow.removeIf(topic -> !refused.add(topic));
        if (!refusedNow.isEmpty()) {
            LOG.warn("ingest keeps what was judged, and grows; grant this gate DELETE on {}", String.join(", ", refusedNow));
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
