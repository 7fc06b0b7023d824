// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.internal.metrics.TransactionCounts;
import io.heddle.governance.gate.internal.record.OutputRecord;
import org.apache.kafka.common.header.Headers;

/** How records leave a stream thread, and where they are counted. Used on that thread only. */
public interface OutputChannel {
    /** Counts what the thread's producer will commit. */
    TransactionCounts transactionCounts();

    /**
     * Sends a record past Kafka Streams' sinks, which cost more than the sending, in the transaction that is open.
     *
     * @return false if there is none, or it has failed: then the sink begins it, or says what became of it
     */
    boolean send(OutputRecord record, long timestamp, Headers headers);

    /**
     * A batch is done.
     *
     * @param commit asks Kafka Streams to commit what the thread did; run at once or before it asks for more records,
     *        if at all
     */
    void batchDone(Runnable commit);

    /** Where every record leaves by a sink. */
    static OutputChannel throughSinks(TransactionCounts counts) {
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
                // Kafka Streams says when.
            }
        };
    }
}
