// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Writes batches transactionally until it is fenced. Not thread-safe. */
final class ReplayTransactionWriter implements AutoCloseable {
    private final QuarantineConfig config;
    private final KafkaProducer<byte[], byte[]> producer;

    private ReplayTransactionWriter(QuarantineConfig config, KafkaProducer<byte[], byte[]> producer) {
        this.config = config;
        this.producer = producer;
    }

    /** Returns once any open transaction on the quarantine is completed or aborted. */
    static ReplayTransactionWriter open(QuarantineConfig config) {
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new ReplayTransactionWriter(config, producer);
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Commits the records in one transaction.
     *
     * @return empty if committed; otherwise nothing is written, and these are the indexes of the records that are too
     *         large for their topic
     */
    Set<Integer> write(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            producer.beginTransaction();
            Set<Integer> refused = tooLarge(send(records));
            if (refused.isEmpty()) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
            return refused;
        } catch (KafkaException e) {
            // Not aborted here: that could block for long if the cluster is down, and the next writer aborts it
            // anyway.
            throw isFenced(e)
                    ? new ReplayFencedException(
                            "another replay or discard of " + config.quarantine()
                                    + " has started and stopped this one (or this"
                                    + " process was paused too long); committed records are done, the rest is not",
                            e)
                    : e;
        }
    }

    /** Returns fewer results than records if an earlier failure ends the sending. */
    private List<Future<RecordMetadata>> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
        } catch (KafkaException e) {
            producer.flush();
            if (tooLarge(sent).isEmpty()) {
                throw e;
            }
            return sent;
        }
        producer.flush();
        return sent;
    }

    private static Set<Integer> tooLarge(List<Future<RecordMetadata>> sent) {
        Set<Integer> refused = new TreeSet<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    refused.add(i);
                }
            }
        }
        return refused;
    }

    private static boolean isFenced(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
