// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.common.header.Headers;

/** How records leave a stream thread, and where they are counted. Used on that thread only. */
interface Exit {
    /** Counts what the thread's producer will commit. */
    Ledger ledger();

    /**
     * Sends a record past Kafka Streams' sinks, which cost more than the sending, in the transaction that is open.
     *
     * @return false if there is none, or it has failed: then the sink begins it, or says what became of it
     */
    boolean send(Outgoing record, long timestamp, Headers headers);

    /**
     * A batch is done.
     *
     * @param commit asks Kafka Streams to commit what the thread did; run at once or before it asks for more records, if at all
     */
    void worked(Runnable commit);

    /** Where every record leaves by a sink. */
    static Exit bySinks(Ledger ledger) {
        return new Exit() {
            @Override
            public Ledger ledger() {
                return ledger;
            }

            @Override
            public boolean send(Outgoing record, long timestamp, Headers headers) {
                return false;
            }

            @Override
            public void worked(Runnable commit) {
                // Kafka Streams says when.
            }
        };
    }
}
