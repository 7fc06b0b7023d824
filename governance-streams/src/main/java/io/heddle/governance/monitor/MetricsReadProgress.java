// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far this process has read {@code mesh.metrics}. A product's silence means something only if the partition has
 * been read to an end that was measured recently: a monitor that was killed, paused, cut off or moved knows nothing of
 * the meantime. Thread-safe.
 */
final class MetricsReadProgress {
    /** How long what was read remains valid without a newer end. */
    static final Duration VALID_FOR = Duration.ofSeconds(10);

    private final Map<Integer, PartitionProgress> partitions = new HashMap<>();

    private static final class PartitionProgress {
        private long position = -1;
        private long lastPolled = -1;
        private long lastProcessed = -1;
        private long end = -1;
        private long endMeasuredAt;
        private OptionalLong readUpTo = OptionalLong.empty();

        private void update() {
            boolean allProcessed = lastProcessed >= lastPolled;
            if (end >= 0 && allProcessed && position >= end) {
                readUpTo = OptionalLong.of(endMeasuredAt);
            }
        }
    }

    /** Called when a consumer gets the partition: another monitor may have read it in between. */
    synchronized void onAssigned(int partition) {
        partitions.put(partition, new PartitionProgress());
    }

    /** Called when a task starts or restarts; it has to reach an end that is measured from now on. */
    synchronized void onTaskStarted(int partition) {
        PartitionProgress progress = of(partition);
        progress.end = -1;
        progress.readUpTo = OptionalLong.empty();
    }

    /**
     * Called with an end of the partition, transactions that are still open included.
     *
     * @param measuredAt when it was asked for, in milliseconds since the epoch: the end is not older
     */
    synchronized void onEnd(int partition, long offset, long measuredAt) {
        PartitionProgress progress = of(partition);
        progress.end = offset;
        progress.endMeasuredAt = measuredAt;
        progress.update();
    }

    /**
     * Called after every poll.
     *
     * @param position the next offset to read, beyond transaction markers and aborted records
     * @param last the last record that the poll returned; empty if none
     */
    synchronized void onPolled(int partition, long position, OptionalLong last) {
        PartitionProgress progress = of(partition);
        progress.position = position;
        last.ifPresent(offset -> progress.lastPolled = offset);
        progress.update();
    }

    /** Called when a record's counts are in the store. */
    synchronized void onProcessed(int partition, long offset) {
        PartitionProgress progress = of(partition);
        progress.lastProcessed = offset;
        progress.update();
    }

    /**
     * The time up to which everything on the partition is known.
     *
     * @param now in milliseconds since the epoch
     * @return empty until the partition is read to its end, and again when the last end is older than
     *         {@link #VALID_FOR} or the clock was set back
     */
    synchronized OptionalLong readUpTo(int partition, long now) {
        OptionalLong time = of(partition).readUpTo;
        return time.isPresent() && Math.abs(now - time.getAsLong()) <= VALID_FOR.toMillis()
                ? time
                : OptionalLong.empty();
    }

    private PartitionProgress of(int partition) {
        return partitions.computeIfAbsent(partition, any -> new PartitionProgress());
    }
}
