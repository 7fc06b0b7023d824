// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.record.OutputRecord;
import org.apache.kafka.common.header.Headers;

/** How records leave a stream thread, and where they are counted. Used on that thread only. */
public interface OutputChannel {
    /** The counts that the thread's producer will send with the next commit. */
    TransactionCounts transactionCounts();

    /**
     * Sends a record in the open transaction, bypassing Kafka Streams' sinks, which cost more than the send itself.
     *
     * @return false if no transaction is open or it has failed; the record must then go to a sink, which begins one or
     *         reports the failure
     */
    boolean send(OutputRecord record, long timestamp, Headers headers);

    /**
     * Signals the end of a batch.
     *
     * @param commit requests a commit of the thread's work from Kafka Streams; runs at once, before the next poll, or
     *        never
     */
    void batchDone(Runnable commit);

    /** A channel that sends every record to a sink. */
    static OutputChannel toSinks(TransactionCounts counts) {
        return new OutputChannel() {
            @Override
            public TransactionCounts transactionCounts() {
                return counts;
            }

            @Override
            public boolean send(OutputRecord record, long timestamp, Headers headers) {
                return false;
            }

            @Override
            public void batchDone(Runnable commit) {
                // Kafka Streams decides when to commit.
            }
        };
    }
}
