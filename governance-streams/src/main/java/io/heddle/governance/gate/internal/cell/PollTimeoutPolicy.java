// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import org.apache.kafka.clients.consumer.ConsumerRecords;

import java.time.Duration;

/** Decides how long a stream thread's next poll may wait for records. Belongs to that thread. */
final class PollTimeoutPolicy {
    /**
     * Ten times the normal poll timeout, to reduce the load of idle cells. An arriving record still ends the poll at
     * once.
     */
    static final Duration IDLE_POLL = Duration.ofMillis(500);

    private final StreamThreadContext threadContext;

    PollTimeoutPolicy(StreamThreadContext threadContext) {
        this.threadContext = threadContext;
    }

    /**
     * Longer while there is nothing to commit and no partition is held, because then nothing depends on this thread.
     *
     * @param requested by Kafka Streams
     */
    Duration choose(Duration requested) {
        boolean idle = requested.equals(CellStreamsConfig.POLL_TIMEOUT)
                && threadContext.transactionCounts().isEmpty()
                && threadContext.admission().heldPartitions().isEmpty();
        return idle ? IDLE_POLL : threadContext.pacer().map(pacer -> pacer.pollTimeout(requested)).orElse(requested);
    }

    /** A poll returned these records; a full poll means that the thread probably lags. */
    void onPolled(ConsumerRecords<byte[], byte[]> polled) {
        boolean behind = polled.count() > CellStreamsConfig.MAX_POLL_RECORDS / 2;
        threadContext.pacer().ifPresent(pacer -> pacer.onPolled(behind));
    }
}
