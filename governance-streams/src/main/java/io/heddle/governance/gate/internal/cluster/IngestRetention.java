// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.config.CellApplicationId;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
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
 * Deletes old records from ingest topics once they have been processed. Broker retention considers only record
 * timestamps and could delete a backfill of old records before a gate has processed it. Not thread-safe.
 */
public final class IngestRetention {
    /** How long a processed record stays on ingest, measured from its timestamp. */
    static final Duration RETENTION = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(IngestRetention.class);
    private static final long TIMEOUT_SECONDS = 15;

    private final Admin admin;
    private final TopicIds topicIds;
    private final Clock clock;
    private final Map<TopicPartition, GroupProgress> groupProgress = new HashMap<>();
    private final Set<String> refusedTopics = new HashSet<>();

    /** The group's committed offset as of the last run, and the offset up to which records were deleted. */
    private record GroupProgress(Uuid topic, long offset, long deleted) {}

    public IngestRetention(Admin admin, TopicIds topicIds, Clock clock) {
        this.admin = admin;
        this.topicIds = topicIds;
        this.clock = clock;
    }

    /** Deletes expired records periodically until the thread is interrupted. */
    public void run(Duration pause, Supplier<List<TopicPartition>> partitions) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                partitions.get().stream()
                        .collect(Collectors.groupingBy(topicPartition -> topicPartition.topic().substring(0,
                                topicPartition.topic().indexOf('.'))))
                        .forEach((domain, domainPartitions) -> deleteExpired(
                                CellApplicationId.of(new DomainName(domain)), domainPartitions));
            }
        } catch (InterruptedException e) {
            LOG.debug("stopped deleting decided records: the gate is stopping");
        }
    }

    /**
     * Deletes only records that were already processed at the previous call. Others that read ingest again, such as a
     * publisher that was disconnected, thus have at least one interval to do so.
     *
     * @param group the consumer group of the gates that process these partitions
     */
    private void deleteExpired(String group, Collection<TopicPartition> partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = await(
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Long> due = new HashMap<>();
            for (TopicPartition partition : partitions) {
                GroupProgress before = groupProgress.get(partition);
                GroupProgress now = groupProgress(partition, committed.get(partition), before);
                if (now == null) {
                    groupProgress.remove(partition);
                } else {
                    groupProgress.put(partition, now);
                    if (before != null && before.topic().equals(now.topic()) && before.offset() > before.deleted()) {
                        due.put(partition, before.offset());
                    }
                }
            }
            delete(due);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("could not delete decided records this time: {}", e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null if unknown for the current topic: an offset of an earlier topic of that name must not delete anything. */
    private @Nullable GroupProgress groupProgress(TopicPartition partition, @Nullable OffsetAndMetadata committed,
            @Nullable GroupProgress before) {
        Uuid id = topicIds.idOf(partition.topic());
        if (id == null || committed == null || !OffsetTopicIds.carriesTopicId(committed, id)) {
            return null;
        }
        return new GroupProgress(id, committed.offset(),
                before != null && before.topic().equals(id) ? before.deleted() : 0);
    }

    private void delete(Map<TopicPartition, Long> due)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (due.isEmpty()) {
            return;
        }
        OffsetSpec kept = OffsetSpec.forTimestamp(clock.instant().minus(RETENTION).toEpochMilli());
        Map<TopicPartition, OffsetSpec> offsetSpecs = new HashMap<>();
        due.keySet().forEach(partition -> offsetSpecs.put(partition, kept));
        Map<TopicPartition, ListOffsetsResultInfo> firstKept = await(admin.listOffsets(offsetSpecs).all());
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        due.forEach((partition, decidedOffset) -> {
            ListOffsetsResultInfo first = firstKept.get(partition);
            // No offset: no record is younger than the retention time.
            long end = first == null || first.offset() < 0 ? decidedOffset : Math.min(first.offset(), decidedOffset);
            GroupProgress now = PlanIncompleteException.requirePresent(groupProgress.get(partition));
            if (end > now.deleted()) {
                before.put(partition, RecordsToDelete.beforeOffset(end));
            }
        });
        Set<String> refusedNow = new TreeSet<>();
        for (Map.Entry<TopicPartition, KafkaFuture<DeletedRecords>> answer : admin.deleteRecords(before).lowWatermarks()
                .entrySet()) {
            TopicPartition partition = answer.getKey();
            try {
                await(answer.getValue());
                long end = PlanIncompleteException.requirePresent(before.get(partition)).beforeOffset();
                groupProgress.computeIfPresent(partition,
                        (topicPartition, now) -> new GroupProgress(now.topic(), now.offset(), end));
                refusedTopics.remove(partition.topic());
                LOG.debug("deleted decided records past their retention from {}", partition);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    refusedNow.add(partition.topic());
                } else {
                    LOG.debug("could not delete decided records of {} this time: {}", partition,
                            e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName());
                }
            }
        }
        logRefused(refusedNow);
    }

    /** Logs each topic once until a deletion from it succeeds. */
    private void logRefused(Set<String> refusedNow) {
        refusedNow.removeIf(topic -> !refusedTopics.add(topic));
        if (!refusedNow.isEmpty()) {
            LOG.warn("decided records are not deleted, so ingest topics grow; grant this gate DELETE on {}",
                    String.join(", ", refusedNow));
        }
    }

    private static <T> T await(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
